package dev.sluice.manifests.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Takes away from a pod what a fact about it does not need. */
final class Minimizer {
  private Minimizer() {}

  /** A step is the name of a field or the index of an element. */
  private static List<List<Object>> paths(JsonNode node) {
    List<List<Object>> paths = new ArrayList<>();
    collect(node, List.of(), paths);
    return paths;
  }

  private static void collect(JsonNode node, List<Object> path, List<List<Object>> paths) {
    if (node.isObject()) {
      node.properties().forEach(f -> collectChild(f.getValue(), path, f.getKey(), paths));
    } else if (node.isArray()) {
      for (int i = node.size() - 1; i >= 0; i--) {
        collectChild(node.get(i), path, i, paths);
      }
    }
  }

  private static void collectChild(
      JsonNode child, List<Object> path, Object step, List<List<Object>> paths) {
    List<Object> own = new ArrayList<>(path);
    own.add(step);
    paths.add(own);
    collect(child, own, paths);
  }

  /** The smallest found, of which the fact still holds. */
  static ObjectNode minimize(ObjectNode pod, Predicate<ObjectNode> holds) {
    ObjectNode smallest = pod;
    boolean isSmaller = true;
    while (isSmaller) {
      isSmaller = false;
      for (List<Object> path : paths(smallest)) {
        ObjectNode less = smallest.deepCopy();
        if (remove(less, path) && holds.test(less)) {
          smallest = less;
          isSmaller = true;
        }
      }
    }
    return smallest;
  }

  /** Whether there was something, which is not there any more. */
  private static boolean remove(ObjectNode pod, List<Object> path) {
    JsonNode parent = pod;
    for (Object step : path.subList(0, path.size() - 1)) {
      parent = step instanceof Integer index ? parent.path(index) : parent.path((String) step);
    }
    Object last = path.getLast();
    return last instanceof Integer index
        ? parent instanceof ArrayNode list && list.remove(index) != null
        : parent instanceof ObjectNode object && object.remove((String) last) != null;
  }
}
