package dev.sluice.policies.apache;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.sluice.policies.kind.FieldType.Plain;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;

/**
 * The specification that the Apache operator last put into effect, which it keeps as a string in
 * the status. What it refuses of an update it finds by comparing with that, and not with the old
 * object.
 *
 * @param spec the specification, an object; not set where the resource was never deployed
 */
record LastReconciled(Value spec) {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final FieldPath SPEC = FieldPath.of("/spec");

  /** The specification, read once; not set where the resource was never deployed. */
  static Value spec(Field<Plain> before) {
    return before.once(LastReconciled.class, LastReconciled::read).spec();
  }

  private static LastReconciled read(Field<Plain> field) {
    JsonNode spec =
        field
            .value()
            .at("/status/reconciliationStatus/lastReconciledSpec")
            .string()
            .map(LastReconciled::parse)
            .orElse(MissingNode.getInstance());
    return new LastReconciled(spec.isObject() ? Value.of(spec, SPEC) : Value.missing(SPEC));
  }

  private static JsonNode parse(String text) {
    try {
      JsonNode document = MAPPER.readTree(text);
      return document.has("resource_metadata") ? document.path("spec") : document;
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }
}
