package dev.sluice.policies.documents;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An object while its fields are read; refuses the second of two equal keys, or notes it. */
final class Fields {
  private final ObjectNode tree = JsonNodeFactory.instance.objectNode();
  private final Map<String, Positions> positions = new LinkedHashMap<>();
  private final Map<String, Position> keys = new HashMap<>();
  private final Set<String> duplicates = new LinkedHashSet<>();
  private final boolean lenient;

  /**
   * @param lenient whether of equal keys the last counts
   */
  Fields(boolean lenient) {
    this.lenient = lenient;
  }

  /** Notes a key that the text itself has, before its value is read. */
  void declare(String key, Position at) {
    Position first = keys.putIfAbsent(key, at);
    if (first != null && lenient) {
      duplicates.add(key);
    } else if (first != null) {
      throw new Unreadable(
          at,
          "duplicate key %s, first on line %d; remove one of the two"
              .formatted(Problems.quote(key), first.line()));
    }
  }

  void put(String key, Value value) {
    tree.set(key, value.tree());
    positions.put(key, value.positions());
  }

  /** Takes over all fields of an object that a merge key names. */
  void putAll(Value object) {
    object
        .tree()
        .properties()
        .forEach(
            field ->
                put(
                    field.getKey(),
                    new Value(field.getValue(), object.positions().field(field.getKey()))));
  }

  Value at(Position start) {
    return new Value(
        tree,
        Positions.ofObject(
            start, positions.isEmpty() ? Map.of() : positions, List.copyOf(duplicates)));
  }
}
