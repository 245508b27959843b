package dev.sluice.policies.flinkcluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.kubernetes.Decimal;
import dev.sluice.policies.rule.Resource;
import java.util.List;
import java.util.Set;

/**
 * What the FlinkCluster operator's own mutating webhook fills in after the API server, exactly as
 * it does, so that two objects can be compared as stored.
 */
public final class FlinkClusterDefaults {
  static final List<String> ROLES = List.of("jobManager", "taskManager");

  private FlinkClusterDefaults() {}

  /** A copy of a FlinkCluster's spec in which these members are as they are stored. */
  public static JsonNode stored(Resource cluster, Set<String> members) {
    JsonNode stored = cluster.storedSpec(members);
    boolean spotify = cluster.kind().variant().equals("spotify");
    if (stored instanceof ObjectNode spec) {
      if (spotify && spec.hasNonNull("batchSchedulerName")) {
        spec.putObject("batchScheduler").set("name", spec.get("batchSchedulerName"));
      }
      for (String name : ROLES) {
        if (members.contains(name) && spec.path(name) instanceof ObjectNode role) {
          memory(role, FlinkClusterMemory.of(cluster));
          if (spotify && role.path("ports").hasNonNull("rpc")) {
            probe(role, "livenessProbe", 60, 5);
            probe(role, "readinessProbe", 5, 60);
          }
        }
      }
    }
    return stored;
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

  /** The given probe is laid over the default one, member by member. */
  private static void probe(ObjectNode role, String name, int periodSeconds, int failures) {
    ObjectNode probe = role.objectNode();
    probe.putObject("tcpSocket").set("port", role.path("ports").get("rpc"));
    probe.put("timeoutSeconds", 10).put("initialDelaySeconds", 5);
    probe.put("periodSeconds", periodSeconds).put("failureThreshold", failures);
    role.path(name).properties().stream()
        .filter(member -> !isEmpty(member.getValue()))
        .forEach(member -> probe.set(member.getKey(), member.getValue()));
    role.set(name, probe);
  }

  private static boolean isEmpty(JsonNode node) {
    return node.isNull()
        || (node.isContainerNode() && node.isEmpty())
        || (node.isNumber() && Decimal.of(node).filter(n -> n.signum() == 0).isPresent());
  }

  private static void fill(ObjectNode role, String member, int value) {
    if (!role.hasNonNull(member)) {
      role.put(member, value);
    }
  }
}
