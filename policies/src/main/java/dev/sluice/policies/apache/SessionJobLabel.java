package dev.sluice.policies.apache;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.patch.Edit;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Mutation;
import java.util.List;
import java.util.Optional;

/**
 * The label that the Apache operator's webhook puts on a session job: the name of its cluster, by
 * which the operator finds the jobs of one.
 */
final class SessionJobLabel implements Mutation<SessionCluster> {
  private static final String LABEL = "target.session";

  /** What the API server takes for the value of a label. */
  private static final int LONGEST = 63;

  @Override
  public List<Edit> edits(Field<SessionCluster> now, Optional<Field<SessionCluster>> before) {
    Value cluster = now.value();
    Value metadata = now.resource().at("/metadata");
    boolean fits = cluster.filledString().filter(name -> name.length() <= LONGEST).isPresent();
    return fits && !metadata.get("deletionTimestamp").isSet()
        ? edits(metadata, cluster)
        : List.of();
  }

  private static List<Edit> edits(Value metadata, Value cluster) {
    JsonNode wanted = cluster.node();
    Value labels = metadata.get("labels");
    Value label = labels.entry(LABEL);
    if (!labels.isSet()) {
      JsonNode alone = JsonNodeFactory.instance.objectNode().set(LABEL, wanted);
      return metadata.isObject() ? List.of(Edit.add(labels, alone)) : List.of();
    }
    if (!labels.isObject() || label.equalsValue(cluster)) {
      return List.of();
    }
    return List.of(label.isSet() ? Edit.replace(label, wanted) : Edit.add(label, wanted));
  }
}
