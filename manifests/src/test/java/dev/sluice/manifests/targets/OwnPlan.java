package dev.sluice.manifests.targets;

import static java.util.Map.entry;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a patch set makes of an object, written down once more and in the plainest way: operations
 * in order on a whole copy, each skipped where it is already so.
 */
final class OwnPlan {
  /** What tells the elements of these lists apart: a member, or two. */
  private static final Map<String, List<String>> KEYS =
      Map.ofEntries(
          entry("containers", List.of("/name")),
          entry("initContainers", List.of("/name")),
          entry("sidecars", List.of("/name")),
          entry("volumes", List.of("/name")),
          entry("volumeClaimTemplates", List.of("/metadata/name")),
          entry("volumeMounts", List.of("/name")), // those of Ververica's pods, which are pairs
          entry("env", List.of("/name")),
          entry("envVars", List.of("/name")),
          entry("imagePullSecrets", List.of("/name")),
          entry("hostAliases", List.of("/ip")),
          entry("extraPorts", List.of("/containerPort", "/protocol")));

  /** An operation that cannot be done. */
  private static final class Impossible extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private OwnPlan() {}

  /**
   * The object with the effect of a set; empty where an operation fails, or does not leave that
   * effect as it is.
   *
   * @param root what the set's pointers begin at
   */
  static Optional<ObjectNode> of(JsonNode set, String root, JsonNode object) {
    try {
      ObjectNode copy = object.deepCopy();
      for (JsonNode operation : set) {
        run(operation, root, copy);
      }
      return isSettled(set, root, copy) ? Optional.of(copy) : Optional.empty();
    } catch (Impossible e) {
      return Optional.empty();
    }
  }

  private static boolean isSettled(JsonNode set, String root, ObjectNode result) {
    ObjectNode again = result.deepCopy();
    for (JsonNode operation : set) {
      run(operation, root, again);
      if (!again.equals(result)) {
        return false;
      }
    }
    return true;
  }

  private static void run(JsonNode operation, String root, ObjectNode object) {
    JsonPointer path = JsonPointer.compile(root + operation.path("path").asText());
    JsonPointer from = JsonPointer.compile(root + operation.path("from").asText());
    JsonNode there = object.at(path);
    JsonNode value = operation.path("value");
    switch (operation.path("op").asText()) {
      case "add" -> add(object, path, value);
      case "copy" -> add(object, path, existing(object, from).deepCopy());
      case "remove" -> {
        if (!there.isMissingNode()) {
          remove(object, path);
        }
      }
      case "replace" -> {
        existing(object, path);
        if (!contains(there, value, name(path))) {
          ((ObjectNode) object.at(path.head())).set(name(path), value.deepCopy());
        }
      }
      case "move" -> {
        if (!object.at(from).isMissingNode() || there.isMissingNode()) {
          JsonNode moved = existing(object, from);
          remove(object, from);
          set(object, path, moved);
        }
      }
      case "test" -> {
        if (!equal(existing(object, path), value)) {
          throw new Impossible();
        }
      }
      default -> throw new IllegalArgumentException(operation.toString());
    }
  }

  private static void add(ObjectNode object, JsonPointer path, JsonNode value) {
    if (object.at(path.head()) instanceof ArrayNode list) {
      insert(list, path, value);
    } else if (!contains(object.at(path), value, name(path))) {
      set(object, path, value.deepCopy());
    }
  }

  private static void insert(ArrayNode list, JsonPointer path, JsonNode value) {
    for (JsonNode element : list) {
      if (contains(element, value, "")) {
        return;
      }
    }
    Optional<String> key = key(name(path.head()), value);
    for (int i = 0; i < list.size(); i++) {
      if (key.isPresent() && key(name(path.head()), list.get(i)).equals(key)) {
        list.set(i, value.deepCopy());
        return;
      }
    }
    int index = name(path).equals("-") ? list.size() : path.last().getMatchingIndex();
    if (index < 0 || index > list.size()) {
      throw new Impossible();
    }
    list.insert(index, value.deepCopy());
  }

  private static void set(ObjectNode object, JsonPointer path, JsonNode value) {
    if (object.at(path.head()) instanceof ObjectNode parent) {
      parent.set(name(path), value);
    } else {
      throw new Impossible();
    }
  }

  private static void remove(ObjectNode object, JsonPointer path) {
    if (object.at(path.head()) instanceof ObjectNode parent) {
      parent.remove(name(path));
    } else {
      throw new Impossible();
    }
  }

  private static JsonNode existing(ObjectNode object, JsonPointer path) {
    JsonNode there = object.at(path);
    if (there.isMissingNode()) {
      throw new Impossible();
    }
    return there;
  }

  private static String name(JsonPointer path) {
    return path.last() == null ? "" : path.last().getMatchingProperty();
  }

  private static Optional<String> key(String list, JsonNode element) {
    List<String> members = KEYS.getOrDefault(list, List.of());
    if (members.isEmpty() || element.at(members.getFirst()).isMissingNode()) {
      return Optional.empty();
    }
    // Where no protocol is given, it is TCP.
    return Optional.of(members.stream().map(m -> element.at(m).asText("TCP")).toList().toString());
  }

  /** Whether a value is as another one is wanted: it may have more. */
  static boolean contains(JsonNode there, JsonNode wanted, String list) {
    if (wanted.isObject()) {
      return there.isObject()
          && wanted.properties().stream()
              .allMatch(m -> contains(there.path(m.getKey()), m.getValue(), m.getKey()));
    }
    if (wanted.isArray() && there.isArray()) {
      return wanted.isEmpty() || hasElements(there, wanted, list);
    }
    return wanted.isNull() ? there.isNull() || there.isMissingNode() : equal(there, wanted);
  }

  private static boolean hasElements(JsonNode there, JsonNode wanted, String list) {
    boolean keyed = wanted.valueStream().allMatch(element -> key(list, element).isPresent());
    if (keyed) {
      return wanted
          .valueStream()
          .allMatch(
              w ->
                  there
                      .valueStream()
                      .filter(t -> key(list, t).equals(key(list, w)))
                      .anyMatch(t -> contains(t, w, "")));
    }
    Iterator<JsonNode> each = there.iterator();
    return there.size() == wanted.size()
        && wanted.valueStream().allMatch(w -> contains(each.next(), w, ""));
  }

  private static boolean equal(JsonNode one, JsonNode other) {
    return one.isNumber() && other.isNumber()
        ? one.decimalValue().compareTo(other.decimalValue()) == 0
        : !one.isMissingNode() && !(other instanceof MissingNode) && one.equals(other);
  }
}
