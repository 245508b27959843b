package dev.sluice.policies.flink.truth;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Where two trees differ, field by field. */
final class Differences {
  private final List<String> found = new ArrayList<>();

  private Differences() {}

  /** One line for each; objects are compared by name, lists by position. */
  static List<String> between(JsonNode theirs, JsonNode ours) {
    Differences differences = new Differences();
    differences.compare("", theirs, ours);
    return differences.found;
  }

  private void compare(String at, JsonNode theirs, JsonNode ours) {
    if (theirs.isObject() && ours.isObject()) {
      TreeSet<String> names = new TreeSet<>();
      theirs.fieldNames().forEachRemaining(names::add);
      ours.fieldNames().forEachRemaining(names::add);
      names.forEach(name -> compare(at + "/" + name, theirs.path(name), ours.path(name)));
    } else if (theirs.isArray() && ours.isArray()) {
      for (int i = 0; i < Math.max(theirs.size(), ours.size()); i++) {
        compare(at + "/" + i, theirs.path(i), ours.path(i));
      }
    } else if (!theirs.equals(ours)) {
      found.add("%s: Flink has %s, ours %s".formatted(at, theirs, ours));
    }
  }
}
