package dev.sluice.webhook.admission;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.AdmissionRequest;
import dev.sluice.policies.Operation;
import dev.sluice.policies.rule.Origin;
import dev.sluice.webhook.http.BadRequest;
import dev.sluice.webhook.json.Json;
import dev.sluice.webhook.json.TreeReader.Outline;
import dev.sluice.webhook.json.UnreadableJson;
import dev.sluice.webhook.metrics.Subject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request of the API server for a decision: a typed view on the tree of an {@code
 * admission.k8s.io/v1} AdmissionReview.
 *
 * @param request the field {@code request}
 */
public record AdmissionReview(JsonNode request) {
  private static final String VERSION = "admission.k8s.io/v1";

  /** Of names and the uid, which answers repeat; in Kubernetes a name has at most 253. */
  private static final int MAX_NAME = 256;

  /**
   * Half of a review is what no rule looks at: who asks (but for the name), who set which field,
   * and what was applied last. Of the rest the old object mostly says again what the new one does.
   */
  private static final Outline OUTLINE = outline();

  /** Reads a review; anything else than one of version v1 with a uid is a bad request. */
  public static AdmissionReview read(byte[] body) throws BadRequest {
    JsonNode review = tree(body);
    if (!review.path("kind").asText("").equals("AdmissionReview")
        || !review.path("apiVersion").asText("").equals(VERSION)) {
      throw new BadRequest("the body is not an AdmissionReview of " + VERSION);
    }
    if (review.path("request").path("uid").asText("").isEmpty()) {
      throw new BadRequest("the AdmissionReview has no request.uid");
    }
    AdmissionReview read = new AdmissionReview(review.path("request"));
    bounded("uid", read.uid());
    bounded("name", read.name());
    bounded("namespace", read.namespace());
    bounded("kind.group", read.group());
    bounded("kind.kind", read.kind());
    return read;
  }

  private static void bounded(String field, String name) throws BadRequest {
    if (name.length() > MAX_NAME) {
      throw new BadRequest(
          "request."
              + field
              + " of the AdmissionReview is longer than "
              + MAX_NAME
              + " characters");
    }
  }

  private static JsonNode tree(byte[] body) throws BadRequest {
    try {
      return Json.read(body, OUTLINE);
    } catch (UnreadableJson e) {
      throw e.isOutOfBounds()
          ? new BadRequest(400, "too_deep", e.problem())
          : new BadRequest(e.problem());
    }
  }

  public String uid() {
    return request.path("uid").asText();
  }

  /** CREATE, UPDATE, DELETE or CONNECT. */
  private String operation() {
    return request.path("operation").asText("");
  }

  String namespace() {
    return request.path("namespace").asText("");
  }

  /** The resource's name; from the objects where the request has none, as in deletecollection. */
  String name() {
    String name = request.path("name").asText("");
    if (name.isEmpty()) {
      name = request.path("object").path("metadata").path("name").asText("");
    }
    return name.isEmpty()
        ? request.path("oldObject").path("metadata").path("name").asText("")
        : name;
  }

  String group() {
    return request.path("kind").path("group").asText("");
  }

  String kind() {
    return request.path("kind").path("kind").asText("");
  }

  private String user() {
    return request.path("userInfo").path("username").asText("");
  }

  private boolean dryRun() {
    return request.path("dryRun").asBoolean(false);
  }

  /** What metrics and the log say of it. */
  Subject subject() {
    return new Subject(uid(), kind(), namespace(), name(), operation(), dryRun(), user());
  }

  /**
   * The resource to judge, of a deletion the one that is deleted; empty for what is allowed without
   * any rule: CONNECT and every subresource.
   */
  public Optional<AdmissionRequest> resource() throws BadRequest {
    boolean main = request.path("subResource").asText("").isEmpty();
    boolean writes = operation().equals("CREATE") || operation().equals("UPDATE");
    if (main && operation().equals("DELETE") && request.path("oldObject").isObject()) {
      return Optional.of(request(Operation.DELETE, request.path("oldObject"), Optional.empty()));
    }
    if (!main || !writes) {
      return Optional.empty();
    }
    if (!request.path("object").isObject()) {
      throw new BadRequest("the AdmissionReview has no request.object to " + operation());
    }
    JsonNode old = request.path("oldObject");
    return Optional.of(
        request(
            Operation.valueOf(operation()),
            request.path("object"),
            old.isObject() ? Optional.of(old) : Optional.empty()));
  }

  private AdmissionRequest request(
      Operation operation, JsonNode object, Optional<JsonNode> oldObject) {
    return new AdmissionRequest(operation, object, oldObject, namespace(), name(), Origin.ADMISSION)
        .by(user());
  }

  private static Outline outline() {
    Outline annotations =
        Outline.of(Map.of("kubectl.kubernetes.io/last-applied-configuration", Outline.OMITTED));
    Outline metadata =
        Outline.of(Map.of("managedFields", Outline.OMITTED, "annotations", annotations));
    Outline spec = Outline.repeated(Map.of());
    Outline object = Outline.repeated(Map.of("metadata", metadata, "spec", spec));
    Map<String, Outline> request = new HashMap<>(Map.of("object", object, "oldObject", object));
    for (String name : List.of("resource", "requestKind", "requestResource", "options")) {
      request.put(name, Outline.OMITTED);
    }
    request.put(
        "userInfo",
        Outline.of(
            Map.of("uid", Outline.OMITTED, "groups", Outline.OMITTED, "extra", Outline.OMITTED)));
    return Outline.of(Map.of("request", Outline.of(request)));
  }
}
