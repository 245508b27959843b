package dev.sluice.policies.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.documents.DataFiles;
import dev.sluice.policies.kubernetes.FieldPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What tells the elements of a list apart, by the list's name: containers and volumes by name,
 * mounts by path, ports by number and protocol. Read from {@code list-keys.yaml}.
 */
public final class ListKeys {
  private static final JsonNode KEYS = DataFiles.yaml("list-keys.yaml");

  /** Longer texts are no key: they would be in the text of each path below their element. */
  private static final int LONGEST = 512;

  private ListKeys() {}

  /** The element's key in a list of that name, as text; empty where it has none. */
  public static Optional<String> key(String list, JsonNode element) {
    JsonNode candidates = KEYS.has(list) ? KEYS.get(list) : KEYS.path("*");
    for (JsonNode members : candidates) {
      List<String> key = new ArrayList<>();
      members.forEach(member -> key.add(part(member.asText(), element)));
      if (!key.getFirst().isEmpty()) {
        return Optional.of(String.join("/", key));
      }
    }
    return Optional.empty();
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

  private static String part(String member, JsonNode element) {
    JsonNode value = element.at("/" + member.replace('.', '/'));
    String text = value.isValueNode() && !value.isNull() ? value.asText() : "";
    return text.length() > LONGEST ? "" : text;
  }
}
