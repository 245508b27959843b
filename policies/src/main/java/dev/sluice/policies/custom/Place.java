package dev.sluice.policies.custom;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.Steps;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A JSON Pointer (RFC 6901) in which {@code *} stands for every element of a list and every field
 * of an object. What is not there is not looked at.
 */
record Place(List<String> tokens) {
  private static final String ANY = "*";

  /** A value at one of the places. */
  record Spot(FieldPath path, JsonNode value) {}

  /**
   * @throws IllegalArgumentException if it is no pointer
   */
  static Place of(String pointer) {
    List<String> tokens = new ArrayList<>();
    for (JsonPointer p = JsonPointer.compile(pointer); !p.matches(); p = p.tail()) {
      tokens.add(p.getMatchingProperty());
    }
    return new Place(List.copyOf(tokens));
  }

  /** The values there, in the order of the tree; null counts as not there. */
  List<Spot> in(JsonNode tree, Steps steps) {
    List<Spot> spots = List.of(new Spot(FieldPath.ROOT, tree));
    for (String token : tokens) {
      List<Spot> below = new ArrayList<>();
      spots.forEach(spot -> step(spot, token, below));
      steps.take(below.size());
      spots = below;
    }
    return spots;
  }

  private static void step(Spot spot, String token, List<Spot> below) {
    JsonNode value = spot.value;
    if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        if (token.equals(ANY) || token.equals(Integer.toString(i))) {
          add(spot.path.index(i), value.get(i), below);
        }
      }
    } else if (token.equals(ANY)) {
      for (Map.Entry<String, JsonNode> field : value.properties()) {
        add(member(spot.path, field.getKey()), field.getValue(), below);
      }
    } else {
      add(member(spot.path, token), value.path(token), below);
    }
  }

  private static void add(FieldPath path, JsonNode value, List<Spot> below) {
    if (!value.isMissingNode() && !value.isNull()) {
      below.add(new Spot(path, value));
    }
  }

  /** A field, or the key of a map where it can be nothing else. */
  static FieldPath member(FieldPath above, String name) {
    boolean isKey = name.indexOf('.') >= 0 || name.indexOf('/') >= 0;
    return isKey ? above.key(name) : above.field(name);
  }
}
