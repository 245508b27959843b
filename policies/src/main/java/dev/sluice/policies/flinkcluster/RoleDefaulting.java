package dev.sluice.policies.flinkcluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sluice.policies.kubernetes.FieldPointer;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.patch.Edit;
import dev.sluice.policies.rule.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the operator's webhook fills in in one role of a FlinkCluster. What the API server fills in
 * does not count as there: only a port may come from it.
 *
 * @param now the role in the object to be stored
 * @param before the role in what it replaces; not set on CREATE
 * @param memory the memory options for the object to be stored
 * @param memoryBefore those for what it replaces; the same on CREATE
 */
record RoleDefaulting(
    Value now, Value before, FlinkClusterMemory memory, FlinkClusterMemory memoryBefore) {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Of a role, such as {@code jobManager}. */
  static RoleDefaulting of(String role, Resource now, Optional<Resource> before) {
    FieldPointer at = FieldPointer.of("/spec/" + role);
    FlinkClusterMemory memory = FlinkClusterMemory.of(now);
    return new RoleDefaulting(
        now.at(at),
        before.map(old -> old.at(at)).orElseGet(() -> Value.missing(at.path())),
        memory,
        before.map(FlinkClusterMemory::of).orElse(memory));
  }

  /** The role itself first, where it is not there. */
  List<Edit> edits() {
    if (now.isGiven() && !now.isObject()) {
      return List.of();
    }
    List<Edit> edits = new ArrayList<>();
    if (!now.isGiven()) {
      edits.add(Edit.add(now, NODES.objectNode()));
    }
    memory(edits);
    probes(edits);
    return edits;
  }

  private void memory(List<Edit> edits) {
    Value ratio = now.get(FlinkClusterMemory.OFF_HEAP_RATIO);
    Value minimum = now.get(FlinkClusterMemory.OFF_HEAP_MINIMUM);
    Value process = now.get(FlinkClusterMemory.PROCESS_RATIO);
    if (memory == FlinkClusterMemory.OFF_HEAP) {
      fill(minimum, NODES.textNode(FlinkClusterMemory.DEFAULT_OFF_HEAP_MINIMUM), edits);
      fill(ratio, NODES.numberNode(FlinkClusterMemory.DEFAULT_OFF_HEAP_RATIO), edits);
      if (memoryBefore == FlinkClusterMemory.PROCESS) {
        leave(process, edits);
      }
    } else if (memory == FlinkClusterMemory.PROCESS) {
      if (memoryBefore == FlinkClusterMemory.OFF_HEAP) {
        leave(minimum, edits);
        leave(ratio, edits);
      }
      fill(process, NODES.numberNode(FlinkClusterMemory.DEFAULT_PROCESS_RATIO), edits);
    }
  }

  /** Removes a default that was filled in for the other set of options and has no place here. */
  private void leave(Value field, List<Edit> edits) {
    boolean stayed = before.get(field.name()).equalsValue(field);
    if (field.isGiven() && stayed && FlinkClusterMemory.isDefault(field)) {
      edits.add(Edit.remove(field));
    }
  }

  /** Completes the probes, and moves those that stayed at the port that the role had. */
  private void probes(List<Edit> edits) {
    Value port = port(now);
    if (!port.isSet()) {
      return;
    }
    for (FlinkClusterProbe known : FlinkClusterProbe.ALL) {
      Value probe = now.get(known.name());
      if (!probe.isGiven()) {
        edits.add(Edit.add(probe, known.whole(port.node())));
      } else if (probe.isObject()) {
        complete(probe, known, edits);
        move(probe, edits);
      }
    }
  }

  private void complete(Value probe, FlinkClusterProbe known, List<Edit> edits) {
    Value socket = probe.get("tcpSocket");
    if (socket.isObject() && isZero(socket.get("port"))) {
      edits.add(Edit.replace(socket.get("port"), port(now).node()));
    }
    if (!socket.isGiven()
        && FlinkClusterProbe.OTHER_WAYS.stream().noneMatch(way -> probe.get(way).isGiven())) {
      edits.add(Edit.add(socket, FlinkClusterProbe.socket(port(now).node())));
    }
    known
        .times()
        .forEach((time, value) -> override(probe.get(time), NODES.numberNode(value), edits));
  }

  private void move(Value probe, List<Edit> edits) {
    Value socket = probe.get("tcpSocket").get("port");
    Value was = port(before);
    if (was.isSet() && !was.equalsValue(port(now)) && socket.equalsValue(was)) {
      edits.add(Edit.replace(socket, port(now).node()));
    }
  }

  /** The RPC port, given or filled in. */
  private static Value port(Value role) {
    return role.get("ports").get("rpc");
  }

  /** A zero is nothing to the operator, which lays a probe over its own. */
  private static void override(Value field, JsonNode value, List<Edit> edits) {
    if (isZero(field)) {
      edits.add(Edit.replace(field, value));
    } else {
      fill(field, value, edits);
    }
  }

  private static boolean isZero(Value field) {
    return field.isGiven() && field.integer().filter(number -> number == 0).isPresent();
  }

  private static void fill(Value field, JsonNode value, List<Edit> edits) {
    if (!field.isGiven()) {
      edits.add(Edit.add(field, value));
    }
  }
}
