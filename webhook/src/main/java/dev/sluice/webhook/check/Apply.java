package dev.sluice.webhook.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What {@code kubectl apply} of a document makes of the object that is deployed: the three-way
 * merge of kubectl for custom resources, in which lists are replaced whole. What the document sets,
 * wins; what it leaves out goes if it was applied before, and stays if somebody else set it, as
 * defaults, finalizers and the replicas of an autoscaler. {@code status} is the server's.
 *
 * <p>What was applied before is read off the deployed object: the annotation of kubectl, else the
 * fields of managers that apply server-side. An object without any trace of a server is taken as a
 * document that was applied as it is.
 */
final class Apply {
  private static final JsonMapper JSON = new JsonMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String METADATA = "metadata";
  private static final String STATUS = "status";
  private static final List<String> MAPS = List.of("labels", "annotations");
  private static final List<String> BY_SERVER = List.of("uid", "resourceVersion");
  private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

  private Apply() {}

  /**
   * The object that the update would send.
   *
   * @param document what is applied; an object
   * @param deployed what is there; an object of the same identity and apiVersion
   */
  static JsonNode onto(JsonNode deployed, JsonNode document) {
    if (deployed.equals(document)) {
      return document;
    }
    ObjectNode merged = merge(deployed, withMaps(document), appliedBefore(deployed));
    merged.remove(STATUS);
    if (deployed.has(STATUS)) {
      merged.set(STATUS, deployed.path(STATUS));
    }
    return merged;
  }

  /**
   * Whether a document is what a server stored, as {@code kubectl get -o yaml} prints it: applied
   * again, it changes nothing. An empty status is what generators of samples leave.
   */
  static boolean isDeployed(JsonNode document) {
    JsonNode metadata = document.path(METADATA);
    return !document.path(STATUS).isEmpty()
        || BY_SERVER.stream().anyMatch(field -> !metadata.path(field).asText("").isEmpty());
  }

  /** With labels and annotations, of which others than who applies set some, even if empty. */
  private static ObjectNode withMaps(JsonNode document) {
    ObjectNode whole = NODES.objectNode();
    whole.setAll((ObjectNode) document);
    ObjectNode metadata = NODES.objectNode();
    MAPS.forEach(name -> metadata.set(name, NODES.objectNode()));
    if (document.path(METADATA) instanceof ObjectNode given) {
      metadata.setAll(given);
    }
    return whole.set(METADATA, metadata);
  }

  /** Copies what changes, and shares the rest with both. */
  private static ObjectNode merge(JsonNode deployed, JsonNode document, JsonNode before) {
    ObjectNode merged = NODES.objectNode();
    for (Map.Entry<String, JsonNode> field : deployed.properties()) {
      boolean dropped = before.has(field.getKey()) && !document.has(field.getKey());
      if (!dropped) {
        merged.set(field.getKey(), field.getValue());
      }
    }
    for (Map.Entry<String, JsonNode> field : document.properties()) {
      String name = field.getKey();
      JsonNode there = deployed.path(name);
      if (field.getValue().isNull()) {
        merged.remove(name);
      } else if (field.getValue().isObject() && there.isObject()) {
        merged.set(name, merge(there, field.getValue(), before.path(name)));
      } else {
        merged.set(name, field.getValue());
      }
    }
    return merged;
  }

  /** The fields that an apply has set, as a tree with their names; values do not matter. */
  private static JsonNode appliedBefore(JsonNode deployed) {
    JsonNode metadata = deployed.path(METADATA);
    JsonNode annotation = metadata.path("annotations").path(LAST_APPLIED);
    if (annotation.isTextual()) {
      return parsed(annotation.textValue());
    }
    return metadata.has("uid")
        ? appliedServerSide(metadata.path("managedFields"))
        : withoutBookkeeping(deployed);
  }

  private static JsonNode parsed(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  /** The fields of the one manager that applies; of several it is not known which is meant. */
  private static JsonNode appliedServerSide(JsonNode managers) {
    List<JsonNode> applying = new ArrayList<>();
    for (JsonNode manager : managers) {
      if (manager.path("operation").asText("").equals("Apply")) {
        applying.add(manager.path("fieldsV1"));
      }
    }
    return applying.size() == 1 ? names(applying.getFirst()) : MissingNode.getInstance();
  }

  /** Of {@code f:name: {…}} the names; what else is in there are elements of lists. */
  private static ObjectNode names(JsonNode fields) {
    ObjectNode names = NODES.objectNode();
    for (Map.Entry<String, JsonNode> field : fields.properties()) {
      if (field.getKey().startsWith("f:")) {
        names.set(field.getKey().substring(2), names(field.getValue()));
      }
    }
    return names;
  }

  private static ObjectNode withoutBookkeeping(JsonNode deployed) {
    ObjectNode applied = NODES.objectNode();
    applied.setAll((ObjectNode) deployed);
    applied.remove(STATUS);
    ObjectNode metadata = applied.putObject(METADATA);
    for (String name : MAPS) {
      if (deployed.path(METADATA).has(name)) {
        metadata.set(name, deployed.path(METADATA).path(name));
      }
    }
    return applied;
  }
}
