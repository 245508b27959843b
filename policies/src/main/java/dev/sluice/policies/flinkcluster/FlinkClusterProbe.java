package dev.sluice.policies.flinkcluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Mutation.Edit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A probe that a FlinkCluster's role has by default.
 *
 * @param name its member of the role
 * @param times its times and thresholds
 */
record FlinkClusterProbe(String name, Map<String, Integer> times) {
  private static final List<String> WAYS = List.of("tcpSocket", "httpGet", "exec", "grpc");

  private static final List<FlinkClusterProbe> PROBES =
      List.of(of("livenessProbe", 60, 5), of("readinessProbe", 5, 60));

  private static FlinkClusterProbe of(String name, int periodSeconds, int failureThreshold) {
    return new FlinkClusterProbe(
        name,
        new TreeMap<>(
            Map.of(
                "timeoutSeconds",
                10,
                "initialDelaySeconds",
                5,
                "periodSeconds",
                periodSeconds,
                "failureThreshold",
                failureThreshold)));
  }

  /** Completes the probes of a role, and moves those that stayed at the port that it had. */
  static void ofRole(String role, Field now, Optional<Field> before, List<Edit> edits) {
    Value port = port(role, now);
    if (!port.isSet()) {
      return;
    }
    Optional<Value> old = before.map(site -> port(role, site)).filter(Value::isSet);
    for (FlinkClusterProbe probe : PROBES) {
      Value given = now.value().get("spec").get(role).get(probe.name);
      if (!given.isSet()) {
        edits.add(Edit.add(given, probe.whole(port.node())));
      } else if (given.node().isObject()) {
        probe.complete(given, port.node(), edits);
        old.ifPresent(was -> move(given, was.node(), port.node(), edits));
      }
    }
  }

  private static Value port(String role, Field site) {
    return site.resource().value("/spec/" + role + "/ports/rpc");
  }

  private ObjectNode whole(JsonNode port) {
    ObjectNode whole = JsonNodeFactory.instance.objectNode();
    whole.set("tcpSocket", socket(port));
    times.forEach(whole::put);
    return whole;
  }

  private void complete(Value given, JsonNode port, List<Edit> edits) {
    if (WAYS.stream().noneMatch(way -> given.get(way).isSet())) {
      edits.add(Edit.add(given.get("tcpSocket"), socket(port)));
    }
    times.forEach(
        (time, value) -> {
          Value member = given.get(time);
          if (!member.isSet()) {
            edits.add(Edit.add(member, JsonNodeFactory.instance.numberNode(value)));
          }
        });
  }

  private static void move(Value given, JsonNode was, JsonNode port, List<Edit> edits) {
    Value socket = given.get("tcpSocket").get("port");
    if (!was.equals(port) && socket.node().equals(was)) {
      edits.add(Edit.replace(socket, port));
    }
  }

  private static ObjectNode socket(JsonNode port) {
    ObjectNode socket = JsonNodeFactory.instance.objectNode();
    socket.set("port", port);
    return socket;
  }
}
