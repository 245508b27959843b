package dev.sluice.policies.rules;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.Resource;
import dev.sluice.policies.flink.FlinkClusterDefaults;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What an update changes in a FlinkCluster's spec, compared as its operator does: as stored, with
 * all defaults filled in. What is given alike is stored alike, so that only the rest is looked at.
 *
 * @param before the specification that is replaced; what is not given alike is filled in
 * @param after the new one, likewise
 * @param changed the members of the spec that differ; of the job {@code job.} and each member
 */
record FlinkClusterChange(JsonNode before, JsonNode after, Set<String> changed) {
  private static final JsonPointer SPEC = JsonPointer.compile("/spec");

  /** The change; none where nothing has changed. */
  static Optional<FlinkClusterChange> of(Resource before, Resource after) {
    Set<String> differing = differing(before.object().at(SPEC), after.object().at(SPEC));
    if (differing.isEmpty()) {
      return Optional.empty();
    }
    JsonNode old = FlinkClusterDefaults.stored(before, differing);
    JsonNode now = FlinkClusterDefaults.stored(after, differing);
    Set<String> changed = new HashSet<>();
    for (String name : differing) {
      if (name.equals("job") && old.path(name).isObject() && now.path(name).isObject()) {
        collect("job.", old.path(name), now.path(name), changed);
      } else if (StoredValues.differ(name, old.path(name), now.path(name))) {
        changed.add(name);
      }
    }
    return changed.isEmpty()
        ? Optional.empty()
        : Optional.of(new FlinkClusterChange(old, now, changed));
  }

  /** The members that are not given alike. */
  private static Set<String> differing(JsonNode old, JsonNode now) {
    Set<String> names = names(old, now);
    names.removeIf(name -> old.path(name).equals(now.path(name)));
    return names;
  }

  /** Whether anything else than these members changes. */
  boolean isMoreThan(String... members) {
    return !Set.of(members).containsAll(changed);
  }

  JsonNode oldJob() {
    return before.path("job");
  }

  JsonNode newJob() {
    return after.path("job");
  }

  private static void collect(String prefix, JsonNode old, JsonNode now, Set<String> changed) {
    for (String name : names(old, now)) {
      if (StoredValues.differ(name, old.path(name), now.path(name))) {
        changed.add(prefix + name);
      }
    }
  }

  static Set<String> names(JsonNode old, JsonNode now) {
    Set<String> names = new HashSet<>();
    old.fieldNames().forEachRemaining(names::add);
    now.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
