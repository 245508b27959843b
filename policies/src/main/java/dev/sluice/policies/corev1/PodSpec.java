package dev.sluice.policies.corev1;

import dev.sluice.policies.render.Part;

/** core/v1 PodSpec: rows POD-039 to POD-088, POD-413 to POD-419. */
final class PodSpec {
  private PodSpec() {}

  static void validate(Part spec, Validation validation) {
    Containers.validate(spec, validation);
    for (String field : spec.names()) {
      Part value = spec.get(field);
      if (!value.isForeign()) {
        validate(field, value, validation);
      }
    }
  }

  private static void validate(String field, Part value, Validation validation) {
    switch (field) {
      case "tolerations" -> value.elements().forEach(t -> Toleration.validate(t, validation));
      case "affinity" -> Affinity.validate(value, validation);
      case "topologySpreadConstraints" -> TopologySpreadConstraint.validate(value, validation);
      case "securityContext" -> SecurityContext.ofPod(value, validation);
      case "imagePullSecrets" -> ObjectNames.ofPullSecrets(value, validation);
      default -> {} // not validated, or elsewhere
    }
  }
}
