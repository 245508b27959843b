package dev.sluice.policies.flinkcluster;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.rule.Resource;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an update changes in a FlinkCluster's spec, compared as its operator does: as stored, with
 * all defaults filled in. Filling in takes a copy, so that it is left to what is in doubt: given
 * alike is stored alike, and two different words or numbers stay different.
 *
 * @param before the specification that is replaced; what is in doubt, and the job, is filled in
 * @param after the new one, likewise
 * @param changed the members of the spec that differ; of the job {@code job.} and each member
 */
record FlinkClusterChange(JsonNode before, JsonNode after, Set<String> changed) {
  private static final JsonPointer SPEC = JsonPointer.compile("/spec");

  /** Members to look into, or that another member replaces. */
  private static final Set<String> COMPOSED = Set.of("job", "batchScheduler");

  /** The change; none where nothing has changed. */
  static Optional<FlinkClusterChange> of(Resource before, Resource after) {
    JsonNode old = before.object().at(SPEC);
    JsonNode now = after.object().at(SPEC);
    Set<String> differing = differing(old, now);
    if (differing.isEmpty()) {
      return Optional.empty();
    }
    Set<String> changed = new HashSet<>();
    for (String name : differing) {
      if (!COMPOSED.contains(name)
          && StoredValues.surelyDiffer(name, old.path(name), now.path(name))) {
        changed.add(name);
      }
    }
    differing.removeAll(changed);
    if (!differing.isEmpty()) {
      old = FlinkClusterDefaults.stored(before, differing);
      now = FlinkClusterDefaults.stored(after, differing);
    }
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
    Set<String> differing = new HashSet<>();
    for (Map.Entry<String, JsonNode> member : old.properties()) {
      if (!member.getValue().equals(now.path(member.getKey()))) {
        differing.add(member.getKey());
      }
    }
    for (Map.Entry<String, JsonNode> member : now.properties()) {
      if (!old.has(member.getKey())) {
        differing.add(member.getKey());
      }
    }
    return differing;
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
