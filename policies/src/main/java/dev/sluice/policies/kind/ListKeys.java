package dev.sluice.policies.kind;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.documents.DataFiles;
import dev.sluice.policies.kubernetes.FieldPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What tells the elements of a list apart, by the list's name: containers and volumes by name,
 * mounts by path, ports by number and protocol. Read from {@code list-keys.yaml}.
 */
public final class ListKeys {
  /** Alternatives by the name of the list, each a list of members. */
  private static final Map<String, List<List<JsonPointer>>> KEYS = read();

  private static final String OTHERS = "*";

  /** What the API server fills in where a list that is merged by it lacks it. */
  private static final Map<JsonPointer, String> FILLED_IN =
      Map.of(JsonPointer.compile("/protocol"), "TCP");

  /** Longer texts are no key: they would be in the text of each path below their element. */
  private static final int LONGEST = 512;

  private ListKeys() {}

  /** The element's key in a list of that name, as text; empty where it has none. */
  public static Optional<String> key(String list, JsonNode element) {
    List<List<JsonPointer>> candidates = KEYS.get(list);
    return key(
        candidates == null ? KEYS.getOrDefault(OTHERS, List.of()) : candidates, element, Map.of());
  }

  /**
   * The key by which Kubernetes itself merges elements of a list of that name, with what the API
   * server fills in; empty for lists of other names, where elements of one name may stand side by
   * side: tolerations of one key do.
   */
  public static Optional<String> mergeKey(String list, JsonNode element) {
    List<List<JsonPointer>> candidates = list.equals(OTHERS) ? null : KEYS.get(list);
    return candidates == null ? Optional.empty() : key(candidates, element, FILLED_IN);
  }

  private static Optional<String> key(
      List<List<JsonPointer>> candidates, JsonNode element, Map<JsonPointer, String> filledIn) {
    for (List<JsonPointer> members : candidates) {
      String first = part(members.getFirst(), element);
      if (!first.isEmpty()) {
        StringBuilder key = new StringBuilder(first);
        for (JsonPointer member : members.subList(1, members.size())) {
          String part = part(member, element);
          key.append('/').append(part.isEmpty() ? filledIn.getOrDefault(member, "") : part);
        }
        return Optional.of(key.toString());
      }
    }
    return Optional.empty();
  }

  private static Map<String, List<List<JsonPointer>>> read() {
    Map<String, List<List<JsonPointer>>> keys = new HashMap<>();
    for (Map.Entry<String, JsonNode> list : DataFiles.yaml("list-keys.yaml").properties()) {
      keys.put(list.getKey(), list.getValue().valueStream().map(ListKeys::pointers).toList());
    }
    return Map.copyOf(keys);
  }

  private static List<JsonPointer> pointers(JsonNode members) {
    return members
        .valueStream()
        .map(member -> JsonPointer.compile("/" + member.asText().replace('.', '/')))
        .toList();
  }

  /**
   * A pointer-like text of the path in which the elements' keys stand for list indexes: it stays
   * the same when the lists of {@code root} are reordered. An element without a key keeps its
   * index.
   */
  public static String keyed(FieldPath path, JsonNode root) {
    StringBuilder text = new StringBuilder();
    String list = "";
    for (FieldPath step : path.ancestry()) {
      String token = step.last();
      if (step.isIndex()) {
        token = key(list, step.in(root)).map(key -> "{" + key + "}").orElse(token);
      } else {
        list = token;
      }
      text.append('/').append(token);
    }
    return text.toString();
  }

  private static String part(JsonPointer member, JsonNode element) {
    JsonNode value = element.at(member);
    String text = value.isValueNode() && !value.isNull() ? value.asText() : "";
    return text.length() > LONGEST ? "" : text;
  }
}
