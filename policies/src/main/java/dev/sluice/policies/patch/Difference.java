package dev.sluice.policies.patch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kubernetes.FieldPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The edits that make one tree of another: only add, replace and remove, each at a place that is
 * there, as small as what differs. Parts that two trees share cost nothing.
 */
public final class Difference {
  private final List<Edit> edits = new ArrayList<>();

  private Difference() {}

  /** The edits, to be done in this order. */
  public static List<Edit> between(JsonNode before, JsonNode after) {
    Difference difference = new Difference();
    difference.compare(FieldPath.ROOT, before, after);
    return difference.edits;
  }

  private void compare(FieldPath path, JsonNode before, JsonNode after) {
    if (before.isObject() && after.isObject()) {
      members(path, before, after);
    } else if (before.isArray() && after.isArray()) {
      elements(path, before, after);
    } else if (!before.equals(after)) {
      edits.add(Edit.replace(path, after));
    }
  }

  @SuppressWarnings("ReferenceEquality") // of what both trees share nothing has to be compared
  private void members(FieldPath path, JsonNode before, JsonNode after) {
    for (Map.Entry<String, JsonNode> member : after.properties()) {
      JsonNode value = member.getValue();
      JsonNode there = before.get(member.getKey());
      if (there == null) {
        edits.add(Edit.add(Pointers.member(path, member.getKey()), value));
      } else if (there != value) {
        compare(Pointers.member(path, member.getKey()), there, value);
      }
    }
    for (Map.Entry<String, JsonNode> member : before.properties()) {
      if (!after.has(member.getKey())) {
        edits.add(Edit.remove(Pointers.member(path, member.getKey())));
      }
    }
  }

  /** What is equal at the beginning and at the end stays; between, element by element. */
  private void elements(FieldPath path, JsonNode before, JsonNode after) {
    int shorter = Math.min(before.size(), after.size());
    int begin = 0;
    while (begin < shorter && before.get(begin).equals(after.get(begin))) {
      begin++;
    }
    int same = 0;
    while (same < shorter - begin
        && before.get(before.size() - 1 - same).equals(after.get(after.size() - 1 - same))) {
      same++;
    }
    int both = shorter - same;
    for (int i = begin; i < both; i++) {
      compare(path.index(i), before.get(i), after.get(i));
    }
    for (int i = both; i < after.size() - same; i++) {
      edits.add(Edit.add(path.index(i), after.get(i)));
    }
    for (int i = before.size() - same - 1; i >= both; i--) {
      edits.add(Edit.remove(path.index(i)));
    }
  }
}
