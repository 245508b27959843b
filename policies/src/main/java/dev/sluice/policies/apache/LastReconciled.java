package dev.sluice.policies.apache;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.sluice.policies.rule.Field;

/**
 * The specification that the Apache operator last put into effect, which it keeps as a text in the
 * status. What it refuses of an update it finds by comparing with that, and not with the old
 * object.
 */
final class LastReconciled {
  private static final JsonMapper MAPPER = new JsonMapper();

  private LastReconciled() {}

  /** The specification; missing where the resource was never deployed. */
  static JsonNode spec(Field before) {
    return before.resource().once(before.place(), LastReconciled::read);
  }

  private static JsonNode read(Field site) {
    JsonNode text =
        site.resource()
            .object()
            .path("status")
            .path("reconciliationStatus")
            .path("lastReconciledSpec");
    if (!text.isTextual()) {
      return MissingNode.getInstance();
    }
    try {
      JsonNode document = MAPPER.readTree(text.textValue());
      boolean wrapped = document.has("resource_metadata");
      JsonNode spec = wrapped ? document.path("spec") : document;
      return spec.isObject() ? spec : MissingNode.getInstance();
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }
}
