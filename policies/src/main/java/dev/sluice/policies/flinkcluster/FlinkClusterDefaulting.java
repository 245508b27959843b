package dev.sluice.policies.flinkcluster;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.patch.Edit;
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
final class FlinkClusterDefaulting implements Mutation<FieldType.Plain> {
  static final String ID = "SLU-063";

  @Override
  public List<Edit> edits(Field<FieldType.Plain> now, Optional<Field<FieldType.Plain>> before) {
    Value spec = now.value().get("spec");
    if (!FlinkClusterOperator.isSpotify(now.resource()) || !spec.isObject()) {
      return List.of();
    }
    List<Edit> edits = new ArrayList<>();
    Value version = spec.get("flinkVersion");
    if (!version.isGiven()) {
      // The definition requires it, and the operator writes an object back with an empty one.
      edits.add(Edit.add(version, JsonNodeFactory.instance.textNode("")));
    }
    edits.addAll(batchScheduler(spec));
    for (String role : FlinkClusterFields.ROLES) {
      edits.addAll(RoleDefaulting.of(role, now.resource(), before.map(Field::resource)).edits());
    }
    return edits;
  }

  /** The older field names the scheduler; what else the block says stays. */
  private static List<Edit> batchScheduler(Value spec) {
    Value older = spec.get("batchSchedulerName");
    Value block = spec.get("batchScheduler");
    if (older.filledString().isEmpty()) {
      return List.of();
    }
    if (!block.isGiven()) {
      ObjectNode named = JsonNodeFactory.instance.objectNode();
      named.set("name", older.node());
      return List.of(Edit.add(block, named));
    }
    Value name = block.get("name");
    return block.isObject() && !name.equalsValue(older)
        ? List.of(Edit.add(name, older.node()))
        : List.of();
  }
}
