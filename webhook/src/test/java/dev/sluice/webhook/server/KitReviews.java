package dev.sluice.webhook.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.KitCase;

/** Cases of the contract kit as the reviews that the API server would send. */
final class KitReviews {
  private KitReviews() {}

  static ObjectNode of(KitCase kit) {
    JsonNode metadata = kit.object().path("metadata");
    ObjectNode review = RunningServer.JSON.createObjectNode();
    review.put("apiVersion", "admission.k8s.io/v1").put("kind", "AdmissionReview");
    ObjectNode request = review.putObject("request");
    request.put("uid", "kit").put("operation", kit.oldObject().isPresent() ? "UPDATE" : "CREATE");
    request.put("name", metadata.path("name").asText(""));
    request.put("namespace", metadata.path("namespace").asText("default"));
    request.putObject("userInfo").put("username", kit.requester());
    request.set("object", kit.object());
    kit.oldObject().ifPresent(old -> request.set("oldObject", old));
    return review;
  }
}
