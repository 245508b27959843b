package dev.sluice.policies.flinkcluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Mutation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the webhook of spotify's FlinkCluster operator fills in, without what is wrong with it
 * there: a batch scheduler keeps its queue, a probe its own way of probing, and what was filled in
 * for another version or port does not stay behind.
 */
public final class FlinkClusterDefaulting implements Mutation {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final List<String> ROLES = List.of("jobManager", "taskManager");

  @Override
  public String id() {
    return "SLU-063";
  }

  @Override
  public FieldType place() {
    return FieldType.FLINK_CLUSTER;
  }

  @Override
  public List<Edit> edits(Field now, Optional<Field> before) {
    Value spec = now.value().get("spec");
    if (!now.resource().kind().variant().equals("spotify") || !spec.node().isObject()) {
      return List.of();
    }
    List<Edit> edits = new ArrayList<>();
    batchScheduler(spec, edits);
    for (String name : ROLES) {
      Value role = spec.get(name);
      Optional<Value> old = before.map(site -> site.value().get("spec").get(name));
      if (!role.isSet()) {
        edits.add(Edit.add(role, NODES.objectNode()));
      } else if (!role.node().isObject()) {
        continue;
      }
      memory(now, before, role, old, edits);
      FlinkClusterProbe.ofRole(name, now, before, edits);
    }
    return edits;
  }

  /** The older field names the scheduler; what else the block says stays. */
  private static void batchScheduler(Value spec, List<Edit> edits) {
    Value older = spec.get("batchSchedulerName");
    Value block = spec.get("batchScheduler");
    if (older.filledText().isEmpty()) {
      return;
    }
    if (!block.isSet()) {
      ObjectNode named = NODES.objectNode();
      named.set("name", older.node());
      edits.add(Edit.add(block, named));
    } else if (block.node().isObject() && !block.get("name").node().equals(older.node())) {
      edits.add(Edit.add(block.get("name"), older.node()));
    }
  }

  private static void memory(
      Field now, Optional<Field> before, Value role, Optional<Value> old, List<Edit> edits) {
    FlinkClusterMemory memory = FlinkClusterMemory.of(now.resource());
    FlinkClusterMemory was =
        before.map(site -> FlinkClusterMemory.of(site.resource())).orElse(memory);
    Value ratio = role.get(FlinkClusterMemory.OFF_HEAP_RATIO);
    Value minimum = role.get(FlinkClusterMemory.OFF_HEAP_MINIMUM);
    Value process = role.get(FlinkClusterMemory.PROCESS_RATIO);
    if (memory == FlinkClusterMemory.OFF_HEAP) {
      fill(minimum, NODES.textNode(FlinkClusterMemory.DEFAULT_OFF_HEAP_MINIMUM), edits);
      fill(ratio, NODES.numberNode(FlinkClusterMemory.DEFAULT_OFF_HEAP_RATIO), edits);
      if (was == FlinkClusterMemory.PROCESS) {
        leave(process, old, edits);
      }
    } else if (memory == FlinkClusterMemory.PROCESS) {
      if (was == FlinkClusterMemory.OFF_HEAP) {
        leave(minimum, old, edits);
        leave(ratio, old, edits);
      }
      fill(process, NODES.numberNode(FlinkClusterMemory.DEFAULT_PROCESS_RATIO), edits);
    }
  }

  private static void fill(Value member, JsonNode value, List<Edit> edits) {
    if (!member.isSet()) {
      edits.add(Edit.add(member, value));
    }
  }

  /** Removes a default that was filled in for the other set of options and has no place here. */
  private static void leave(Value member, Optional<Value> old, List<Edit> edits) {
    boolean stayed =
        old.filter(role -> role.get(member.name()).node().equals(member.node())).isPresent();
    if (member.isSet() && stayed && FlinkClusterMemory.isDefault(member)) {
      edits.add(Edit.remove(member));
    }
  }
}
