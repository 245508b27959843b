package dev.sluice.manifests.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** How a pod is asked of both sides, so that nothing outside of its template speaks. */
final class Pods {
  /** The one that selectors select. */
  static final String LABEL = "app";

  private Pods() {}

  /**
   * As both sides get it: with the label that a selector needs, a pod with a name, and what a
   * controller or an admission plugin would ask for.
   */
  static ObjectNode asked(Target target, ObjectNode pod) {
    ObjectNode asked = pod.deepCopy();
    if (target == Target.POD) {
      ObjectNode metadata = object(asked, "metadata");
      if (isUnset(metadata.path("name")) && isUnset(metadata.path("generateName"))) {
        metadata.put("name", "taskmanager-1-1");
      }
      ObjectNode spec = object(asked, "spec");
      if (spec.path("overhead").isObject() && isUnset(spec.path("runtimeClassName"))) {
        spec.put("runtimeClassName", "gvisor");
      }
    } else if (target == Target.JOB) {
      ObjectNode spec = object(asked, "spec");
      if (isUnset(spec.path("restartPolicy"))) {
        spec.put("restartPolicy", "Never");
      }
    } else if (target != Target.POD_TEMPLATE) {
      object(object(asked, "metadata"), "labels").put(LABEL, "flink");
    }
    return asked;
  }

  /** The object that a field is, or is to be; one of nobody's where it is something else. */
  private static ObjectNode object(ObjectNode parent, String field) {
    JsonNode there = parent.path(field);
    if (there.isMissingNode() || there.isNull()) {
      return parent.putObject(field);
    }
    return there instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
  }

  /** As it reaches validation: admission has given the pod an account. */
  static ObjectNode admitted(Target target, ObjectNode pod) {
    if (target != Target.POD || !(pod.get("spec") instanceof ObjectNode)) {
      return pod;
    }
    ObjectNode admitted = pod.deepCopy();
    ObjectNode spec = (ObjectNode) admitted.get("spec");
    if (isUnset(spec.path("serviceAccountName")) && isUnset(spec.path("serviceAccount"))) {
      spec.put("serviceAccountName", "default");
    }
    return admitted;
  }

  private static boolean isUnset(JsonNode name) {
    return name.isMissingNode() || name.isNull() || name.isTextual() && name.asText().isEmpty();
  }
}
