package dev.sluice.webhook.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.AdmissionRequest;
import dev.sluice.policies.Operation;
import dev.sluice.policies.documents.Document;
import dev.sluice.policies.kind.KindProfile;
import dev.sluice.policies.kubernetes.KindName;
import dev.sluice.policies.rule.Origin;
import java.util.Optional;

/** Documents as the requests that applying them would make. */
final class Requests {
  private static final String DEFAULT_NAMESPACE = "default";

  private Requests() {}

  /**
   * The request.
   *
   * @param profile of the document's kind
   * @param object what would be stored
   * @param deployed the object that it updates; empty where it is new
   */
  static AdmissionRequest of(
      Document document, KindProfile profile, JsonNode object, Optional<JsonNode> deployed) {
    JsonNode metadata = object.path("metadata");
    String namespace = metadata.path("namespace").asText("");
    return new AdmissionRequest(
        deployed.isPresent() ? Operation.UPDATE : Operation.CREATE,
        object,
        deployed,
        !profile.namespaced() ? "" : namespace.isEmpty() ? DEFAULT_NAMESPACE : namespace,
        metadata.path("name").asText(""),
        Origin.DOCUMENT,
        document.positions().duplicateKeys(),
        Optional.empty());
  }

  /** The apiVersion and kind that a document gives. */
  static KindName kind(Document document) {
    JsonNode tree = document.tree();
    return new KindName(tree.path("apiVersion").asText(""), tree.path("kind").asText(""));
  }
}
