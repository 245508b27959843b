package dev.sluice.policies.custom;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kubernetes.KindName;
import dev.sluice.policies.rule.Resource;
import java.util.Optional;

/**
 * What expressions know beside the value that they look at.
 *
 * @param resource the resource
 * @param old what it replaces; empty where it is new, or judged as if it were
 */
public record Review(Resource resource, Optional<JsonNode> old) {

  /** {@code CREATE} or {@code UPDATE}. */
  String operation() {
    return resource.isNew() ? "CREATE" : "UPDATE";
  }

  /** The kind that the resource itself gives. */
  KindName kind() {
    JsonNode object = resource.object();
    return new KindName(object.path("apiVersion").asText(), object.path("kind").asText());
  }
}
