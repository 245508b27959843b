package dev.sluice.policies.flinkcluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.rule.Resource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an update changes in a FlinkCluster's spec, compared as its operator does: as stored, with
 * all defaults filled in. Filling in takes a copy, so that it is left to what is in doubt: given
 * alike is stored alike, and two different strings or numbers stay different.
 *
 * @param before the specification that is replaced; what is in doubt, and the job, is filled in
 * @param after the new one, likewise
 * @param changed the fields of the spec that differ; of the job {@code job.} and each field
 */
record FlinkClusterChange(JsonNode before, JsonNode after, Set<String> changed) {
  /** Fields to look into, or that another field replaces. */
  private static final Set<String> COMPOSED = Set.of("job", "batchScheduler");

  /** The change; none where nothing has changed. */
  static Optional<FlinkClusterChange> of(Resource before, Resource after) {
    JsonNode old = before.object().path("spec");
    JsonNode now = after.object().path("spec");
    Set<String> differing = differing(old, now);
    Set<String> changed = surelyChanged(differing, old, now);
    differing.removeAll(changed);
    if (!differing.isEmpty()) {
      old = FlinkClusterDefaults.stored(before, differing);
      now = FlinkClusterDefaults.stored(after, differing);
      for (String name : differing) {
        changed.addAll(changed(name, old.path(name), now.path(name)));
      }
    }
    return changed.isEmpty()
        ? Optional.empty()
        : Optional.of(new FlinkClusterChange(old, now, changed));
  }

  /** The fields that are not given alike. */
  private static Set<String> differing(JsonNode old, JsonNode now) {
    Set<String> differing = names(old, now);
    differing.removeIf(name -> old.path(name).equals(now.path(name)));
    return differing;
  }

  private static Set<String> surelyChanged(Set<String> differing, JsonNode old, JsonNode now) {
    return differing.stream()
        .filter(name -> !COMPOSED.contains(name))
        .filter(name -> StoredValues.surelyDiffer(name, old.path(name), now.path(name)))
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static Set<String> changed(String name, JsonNode old, JsonNode now) {
    if (name.equals("job") && old.isObject() && now.isObject()) {
      return names(old, now).stream()
          .filter(field -> StoredValues.differ(field, old.path(field), now.path(field)))
          .map(field -> "job." + field)
          .collect(Collectors.toSet());
    }
    return StoredValues.differ(name, old, now) ? Set.of(name) : Set.of();
  }

  /** Whether anything else than these fields changes. */
  boolean isMoreThan(String... fields) {
    return !Set.of(fields).containsAll(changed);
  }

  JsonNode oldJob() {
    return before.path("job");
  }

  JsonNode newJob() {
    return after.path("job");
  }

  static Set<String> names(JsonNode old, JsonNode now) {
    Set<String> names = new HashSet<>();
    old.fieldNames().forEachRemaining(names::add);
    now.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
