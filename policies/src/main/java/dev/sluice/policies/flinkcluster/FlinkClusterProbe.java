package dev.sluice.policies.flinkcluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A probe that a FlinkCluster's role has by default: it connects to {@code ports.rpc}.
 *
 * @param name its field of the role
 * @param times its times and thresholds, by field of a probe
 */
record FlinkClusterProbe(String name, Map<String, Integer> times) {
  /** The probes of a role. */
  static final List<FlinkClusterProbe> ALL =
      List.of(of("livenessProbe", 60, 5), of("readinessProbe", 5, 60));

  /** The ways of probing besides {@code tcpSocket}. */
  static final List<String> OTHER_WAYS = List.of("httpGet", "exec", "grpc");

  private static FlinkClusterProbe of(String name, int periodSeconds, int failureThreshold) {
    Map<String, Integer> times = new TreeMap<>();
    times.put("timeoutSeconds", 10);
    times.put("initialDelaySeconds", 5);
    times.put("periodSeconds", periodSeconds);
    times.put("failureThreshold", failureThreshold);
    return new FlinkClusterProbe(name, times);
  }

  /** The whole probe of a role with an RPC port. */
  ObjectNode whole(JsonNode port) {
    ObjectNode whole = JsonNodeFactory.instance.objectNode();
    whole.set("tcpSocket", socket(port));
    times.forEach(whole::put);
    return whole;
  }

  /** How it connects. */
  static ObjectNode socket(JsonNode port) {
    ObjectNode socket = JsonNodeFactory.instance.objectNode();
    socket.set("port", port);
    return socket;
  }
}
