package dev.sluice.policies.flinkcluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.kubernetes.Decimal;
import dev.sluice.policies.rule.Resource;
import java.util.Set;

/**
 * What the FlinkCluster operator's own mutating webhook fills in after the API server, exactly as
 * it does, so that two objects can be compared as stored.
 */
final class FlinkClusterDefaults {
  private FlinkClusterDefaults() {}

  /** A copy of a FlinkCluster's spec in which these fields are as they are stored. */
  static JsonNode stored(Resource cluster, Set<String> fields) {
    JsonNode stored = cluster.storedSpec(fields);
    if (stored instanceof ObjectNode spec) {
      if (FlinkClusterOperator.isSpotify(cluster) && spec.hasNonNull("batchSchedulerName")) {
        spec.putObject("batchScheduler").set("name", spec.get("batchSchedulerName"));
      }
      for (String name : FlinkClusterFields.ROLES) {
        if (fields.contains(name) && spec.path(name) instanceof ObjectNode role) {
          fill(role, cluster);
        }
      }
    }
    return stored;
  }

  private static void fill(ObjectNode role, Resource cluster) {
    memory(role, FlinkClusterMemory.of(cluster));
    if (FlinkClusterOperator.isSpotify(cluster) && role.path("ports").hasNonNull("rpc")) {
      FlinkClusterProbe.ALL.forEach(probe -> probe(role, probe));
    }
  }

  private static void memory(ObjectNode role, FlinkClusterMemory memory) {
    if (memory == FlinkClusterMemory.PROCESS) {
      fill(role, FlinkClusterMemory.PROCESS_RATIO, FlinkClusterMemory.DEFAULT_PROCESS_RATIO);
    } else {
      fill(role, FlinkClusterMemory.OFF_HEAP_RATIO, FlinkClusterMemory.DEFAULT_OFF_HEAP_RATIO);
      if (!role.hasNonNull(FlinkClusterMemory.OFF_HEAP_MINIMUM)) {
        role.put(FlinkClusterMemory.OFF_HEAP_MINIMUM, FlinkClusterMemory.DEFAULT_OFF_HEAP_MINIMUM);
      }
    }
  }

  private static void fill(ObjectNode role, String field, int value) {
    if (!role.hasNonNull(field)) {
      role.put(field, value);
    }
  }

  /** The given probe is laid over the default one, field by field. */
  private static void probe(ObjectNode role, FlinkClusterProbe known) {
    ObjectNode probe = known.whole(role.path("ports").get("rpc"));
    role.path(known.name()).properties().stream()
        .filter(field -> !isEmpty(field.getValue()))
        .forEach(field -> probe.set(field.getKey(), field.getValue()));
    role.set(known.name(), probe);
  }

  private static boolean isEmpty(JsonNode node) {
    return node.isNull()
        || (node.isContainerNode() && node.isEmpty())
        || (node.isNumber() && Decimal.of(node).filter(n -> n.signum() == 0).isPresent());
  }
}
