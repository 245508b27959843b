package dev.sluice.policies.flink;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.flink.FlinkConfiguration.Entry;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The options of a map with nested objects, looked up in the tree itself. Their keys are made when
 * asked for: below one long name there may be very many. What has a path that is too long to show
 * is no option of Flink's, and left out.
 */
record NestedOptions(Value map) implements Options {

  /**
   * A value that may be an option, or an object with options.
   *
   * @param rest what is still to come of the beginning that the options' keys must have
   */
  private record Place(Value value, String rest) {}

  /** Whether there is something to flatten in a map, or a null, which is a string there. */
  static boolean isNested(Value map) {
    for (JsonNode value : map.node()) {
      if (value.isContainerNode() || value.isNull()) {
        return true;
      }
    }
    return false;
  }

  @Override
  public List<Entry> all(String key) {
    List<Entry> found = new ArrayList<>(1);
    find(map, key, found);
    // In the order of the object only by going through it, which is seldom needed.
    return found.size() < 2
        ? found
        : below(key).stream().filter(entry -> entry.key().equals(key)).toList();
  }

  /** A key is a name itself, or a name, a dot, and a key of the object of that name. */
  private void find(Value object, String key, List<Entry> found) {
    for (int dot = key.indexOf('.'); dot >= 0; dot = key.indexOf('.', dot + 1)) {
      String name = key.substring(0, dot);
      if (object.node().path(name).isObject()) {
        find(object.entry(name), key.substring(dot + 1), found);
      }
    }
    if (object.has(key) && !object.node().path(key).isObject()) {
      add(object.entry(key), found);
    }
  }

  @Override
  public List<Entry> below(String prefix) {
    List<Entry> found = new ArrayList<>();
    Deque<Place> open = new ArrayDeque<>();
    open.push(new Place(map, prefix));
    while (!open.isEmpty()) {
      Place place = open.pop();
      if (place.value.isObject()) {
        members(place).reversed().forEach(open::push);
      } else {
        add(place.value, found);
      }
    }
    return found;
  }

  /** The members below which there may be keys that begin so. */
  private static List<Place> members(Place place) {
    Value object = place.value;
    String rest = place.rest;
    object.steps().take(object.node().size());
    List<Place> members = new ArrayList<>();
    for (Map.Entry<String, JsonNode> member : object.node().properties()) {
      String name = member.getKey();
      if (name.startsWith(rest)) {
        members.add(new Place(object.entry(name), ""));
      } else if (member.getValue().isObject() && goesOn(rest, name)) {
        members.add(new Place(object.entry(name), rest.substring(name.length() + 1)));
      }
    }
    return members;
  }

  /** Whether a beginning of keys is longer than a name, which is its first part. */
  private static boolean goesOn(String rest, String name) {
    return rest.startsWith(name) && rest.charAt(name.length()) == '.';
  }

  private void add(Value option, List<Entry> found) {
    FieldPath path = option.path();
    if (!path.isTooLong()) {
      text(option.node())
          .ifPresent(
              text ->
                  found.add(
                      new Entry(() -> String.join(".", path.tokensBelow(map.path())), text, path)));
    }
  }

  /** The text that the Apache operator makes of a value; an empty list leaves the option unset. */
  private static Optional<String> text(JsonNode value) {
    if (!value.isArray()) {
      return Optional.of(value.asText());
    }
    return !value.isEmpty() && value.valueStream().allMatch(Options::isText)
        ? Optional.of(value.valueStream().map(JsonNode::asText).collect(Collectors.joining(";")))
        : Optional.empty();
  }
}
