package dev.sluice.manifests.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a pod is, or is the template of. */
public enum Target {
  POD("/api/v1/namespaces/%s/pods", "v1", "Pod", ""),
  POD_TEMPLATE("/api/v1/namespaces/%s/podtemplates", "v1", "PodTemplate", "template"),
  DEPLOYMENT("/apis/apps/v1/namespaces/%s/deployments", "apps/v1", "Deployment", "spec.template"),
  STATEFUL_SET(
      "/apis/apps/v1/namespaces/%s/statefulsets", "apps/v1", "StatefulSet", "spec.template"),
  JOB("/apis/batch/v1/namespaces/%s/jobs", "batch/v1", "Job", "spec.template");

  private final String collection;
  private final String apiVersion;
  private final String kind;
  private final String template;

  Target(String collection, String apiVersion, String kind, String template) {
    this.collection = collection;
    this.apiVersion = apiVersion;
    this.kind = kind;
    this.template = template;
  }

  /** Where objects of the kind are created. */
  String collection(String namespace) {
    return collection.formatted(namespace);
  }

  /** Where the template is, as paths say it; empty for a pod. */
  String template() {
    return template;
  }

  boolean isTemplate() {
    return !template.isEmpty();
  }

  /** The object that holds the pod. */
  ObjectNode object(JsonNode pod) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.put("apiVersion", apiVersion).put("kind", kind);
    if (!isTemplate()) {
      pod.properties().forEach(field -> object.set(field.getKey(), field.getValue()));
      return object;
    }
    // A Job without labels takes those of its template.
    object.putObject("metadata").put("name", "random").putObject("labels").put("a", "b");
    if (this == POD_TEMPLATE) {
      object.set("template", pod);
      return object;
    }
    ObjectNode spec = object.putObject("spec");
    if (this != JOB) {
      spec.putObject("selector").putObject("matchLabels").put(Pods.LABEL, "flink");
    }
    if (this == STATEFUL_SET) {
      spec.put("serviceName", "random");
    }
    spec.set("template", pod);
    return object;
  }
}
