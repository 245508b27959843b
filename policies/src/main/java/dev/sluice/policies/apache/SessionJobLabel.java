package dev.sluice.policies.apache;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Mutation;
import java.util.List;
import java.util.Optional;

/**
 * The label that the Apache operator's webhook puts on a session job: the name of its cluster, by
 * which the operator finds the jobs of one.
 */
public final class SessionJobLabel implements Mutation {
  private static final String LABEL = "target.session";

  /** What the API server takes for the value of a label. */
  private static final int LONGEST = 63;

  @Override
  public String id() {
    return "SLU-064";
  }

  @Override
  public FieldType place() {
    return FieldType.SESSION_CLUSTER;
  }

  @Override
  public List<Edit> edits(Field now, Optional<Field> before) {
    Optional<String> cluster = now.value().filledText().filter(name -> name.length() <= LONGEST);
    Value metadata = now.resource().value("/metadata");
    if (cluster.isEmpty() || metadata.get("deletionTimestamp").isSet()) {
      return List.of();
    }
    JsonNode wanted = now.value().node();
    Value labels = metadata.get("labels");
    Value label = labels.entry(LABEL);
    if (!labels.isSet()) {
      JsonNode alone = JsonNodeFactory.instance.objectNode().set(LABEL, wanted);
      return metadata.node().isObject() ? List.of(Edit.add(labels, alone)) : List.of();
    }
    if (!labels.node().isObject() || label.node().equals(wanted)) {
      return List.of();
    }
    return List.of(label.isSet() ? Edit.replace(label, wanted) : Edit.add(label, wanted));
  }
}
