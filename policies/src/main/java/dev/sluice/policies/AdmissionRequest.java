package dev.sluice.policies;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kubernetes.KindName;
import dev.sluice.policies.rule.Origin;
import java.util.Optional;

/**
 * A resource that asks for a verdict.
 *
 * @param operation whether it is new
 * @param object the whole object
 * @param oldObject what it replaces; empty on CREATE
 * @param namespace the namespace it goes to; empty for cluster scope
 * @param name its name; empty where it is still to be generated
 * @param origin where it comes from
 */
public record AdmissionRequest(
    Operation operation,
    JsonNode object,
    Optional<JsonNode> oldObject,
    String namespace,
    String name,
    Origin origin) {

  /** A new resource read from a document; without a namespace it goes to {@code default}. */
  public static AdmissionRequest document(JsonNode object) {
    JsonNode metadata = object.path("metadata");
    return new AdmissionRequest(
        Operation.CREATE,
        object,
        Optional.empty(),
        metadata.path("namespace").asText("default"),
        metadata.path("name").asText(""),
        Origin.DOCUMENT);
  }

  /** The apiVersion and kind that the object itself gives. */
  public KindName kind() {
    return new KindName(object.path("apiVersion").asText(""), object.path("kind").asText(""));
  }
}
