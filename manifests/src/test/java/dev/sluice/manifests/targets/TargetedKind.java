package dev.sluice.manifests.targets;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A kind whose resources get random deployment targets.
 *
 * @param data the kind's document in {@code targets/kinds.yaml}
 * @param objects right resources to begin with
 */
public record TargetedKind(JsonNode data, List<ObjectNode> objects) {

  /**
   * A kind with its samples.
   *
   * @param data the kind's document
   * @param documents those of a file of the corpus
   */
  public static TargetedKind of(JsonNode data, Function<String, List<JsonNode>> documents) {
    String kind = data.path("kind").asText();
    List<ObjectNode> objects =
        data.path("samples")
            .valueStream()
            .map(sample -> object(kind, sample, documents.apply(sample.path("file").asText())))
            .toList();
    return new TargetedKind(data, objects);
  }

  private static ObjectNode object(String kind, JsonNode sample, List<JsonNode> documents) {
    ObjectNode object =
        documents.stream()
            .filter(document -> document.path("kind").asText().equals(kind))
            .map(document -> (ObjectNode) document.deepCopy())
            .findFirst()
            .orElseThrow();
    for (JsonNode without : sample.path("without")) {
      JsonPointer pointer = JsonPointer.compile(without.asText());
      ((ObjectNode) object.at(pointer.head())).remove(pointer.last().getMatchingProperty());
    }
    merge(object, sample.path("with"));
    object.withObject("/metadata").remove(List.of("name", "namespace", "annotations"));
    return object;
  }

  private static void merge(ObjectNode object, JsonNode more) {
    for (Map.Entry<String, JsonNode> member : more.properties()) {
      if (member.getValue().isObject()) {
        merge(object.withObjectProperty(member.getKey()), member.getValue());
      } else {
        object.set(member.getKey(), member.getValue());
      }
    }
  }

  String name() {
    return text("kind");
  }

  String apiVersion() {
    return text("apiVersion");
  }

  /** What the pointers of a set begin at. */
  String root() {
    return text("root");
  }

  /** The kind's own field that names a target; empty where it has none. */
  String ownField() {
    return text("field");
  }

  /** Whether {@code kubectl scale} knows it. */
  boolean isScaled() {
    return data.path("scaled").asBoolean();
  }

  /** Where its resources are in a namespace. */
  String collection(String namespace) {
    return "/apis/%s/namespaces/%s/%s".formatted(text("apiVersion"), namespace, text("plural"));
  }

  private String text(String field) {
    return data.path(field).asText();
  }
}
