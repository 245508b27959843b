package dev.sluice.manifests.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** How a pod is asked of both sides, so that nothing outside of its template speaks. */
final class Pods {
  /** The one that selectors select. */
  static final String LABEL = "app";

  private Pods() {}

  /** As both sides get it: with the label that a selector needs, and a pod with its name. */
  static ObjectNode asked(Target target, ObjectNode pod) {
    ObjectNode asked = pod.deepCopy();
    boolean isSelected = target == Target.DEPLOYMENT || target == Target.STATEFUL_SET;
    if (isSelected || target == Target.POD) {
      if (!asked.hasNonNull("metadata")) {
        asked.putObject("metadata");
      }
      if (asked.get("metadata") instanceof ObjectNode metadata) {
        if (isSelected) {
          select(metadata);
        } else if (!metadata.has("name") && !metadata.has("generateName")) {
          metadata.put("name", "taskmanager-1-1");
        }
      }
    }
    return asked;
  }

  private static void select(ObjectNode metadata) {
    if (!metadata.hasNonNull("labels")) {
      metadata.putObject("labels");
    }
    if (metadata.get("labels") instanceof ObjectNode labels) {
      labels.put(LABEL, "flink");
    }
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
