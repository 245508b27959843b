package dev.sluice.policies.patch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kind.ListKeys;
import dev.sluice.policies.kubernetes.Steps;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a value is already as it is wanted. The API server prunes and fills in after a patch, so
 * that what counts is not that two values are equal but that one holds the other:
 *
 * <ul>
 *   <li>an object holds another one if it has each of its members and holds their values; what it
 *       has more does not count;
 *   <li>a list holds an empty one; one that Kubernetes merges by keys, if for each element it has
 *       one of the same key that holds it; any other, if it has as many elements and each holds its
 *       own;
 *   <li>null is held where there is nothing, since the API server drops it;
 *   <li>numbers of one value hold each other.
 * </ul>
 */
public final class Containment {
  private final Steps steps;

  /**
   * @param steps the work, a step for each value that is looked at
   */
  public Containment(Steps steps) {
    this.steps = steps;
  }

  /**
   * Whether one value holds another.
   *
   * @param list the name of the list that they are, if they are one
   */
  public boolean holds(JsonNode there, JsonNode wanted, String list) {
    steps.take();
    if (wanted.isNull()) {
      return there.isNull() || there.isMissingNode();
    }
    if (wanted.isObject()) {
      return there.isObject() && holdsMembers(there, wanted);
    }
    if (wanted.isArray()) {
      return there.isArray() && holdsElements(there, wanted, list);
    }
    return isSame(there, wanted);
  }

  private boolean holdsMembers(JsonNode there, JsonNode wanted) {
    for (Map.Entry<String, JsonNode> member : wanted.properties()) {
      if (!holds(there.path(member.getKey()), member.getValue(), member.getKey())) {
        return false;
      }
    }
    return true;
  }

  private boolean holdsElements(JsonNode there, JsonNode wanted, String list) {
    if (wanted.isEmpty()) {
      return true;
    }
    Optional<Map<String, JsonNode>> keyed = byKey(wanted, list);
    if (keyed.isPresent()) {
      Map<String, JsonNode> found = byKey(there, list).orElse(Map.of());
      for (Map.Entry<String, JsonNode> element : keyed.get().entrySet()) {
        JsonNode same = found.get(element.getKey());
        if (same == null || !holds(same, element.getValue(), "")) {
          return false;
        }
      }
      return true;
    }
    boolean all = there.size() == wanted.size();
    for (int i = 0; all && i < wanted.size(); i++) {
      all = holds(there.get(i), wanted.get(i), "");
    }
    return all;
  }

  /** The elements of a list by their keys; empty where one has none or two have the same. */
  private Optional<Map<String, JsonNode>> byKey(JsonNode list, String name) {
    Map<String, JsonNode> elements = new HashMap<>();
    for (JsonNode element : list) {
      steps.take();
      Optional<String> key = ListKeys.mergeKey(name, element);
      if (key.isEmpty() || elements.put(key.get(), element) != null) {
        return Optional.empty();
      }
    }
    return Optional.of(elements);
  }

  /** Whether two values are equal as RFC 6902, section 4.6, says: numbers by their value. */
  public static boolean isSame(JsonNode one, JsonNode other) {
    if (one.isIntegralNumber() && other.isIntegralNumber()) {
      return one.bigIntegerValue().equals(other.bigIntegerValue());
    }
    if (one.isNumber() && other.isNumber()) {
      return one.doubleValue() == other.doubleValue();
    }
    if (one.isObject() && other.isObject()) {
      boolean same = one.size() == other.size();
      for (Map.Entry<String, JsonNode> member : one.properties()) { // no stream: trees are deep
        same = same && isSame(member.getValue(), other.path(member.getKey()));
      }
      return same;
    }
    if (one.isArray() && other.isArray()) {
      boolean same = one.size() == other.size();
      for (int i = 0; same && i < one.size(); i++) {
        same = isSame(one.get(i), other.get(i));
      }
      return same;
    }
    return one.equals(other);
  }
}
