package dev.sluice.policies.corev1.pod;

import dev.sluice.policies.corev1.Validation;
import dev.sluice.policies.render.Part;
import java.util.List;

/** core/v1 Affinity: rows POD-348 to POD-370. */
final class Affinity {
  private static final String REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";
  private static final String PREFERRED = "preferredDuringSchedulingIgnoredDuringExecution";

  private Affinity() {}

  /**
   * Reports what is wrong with an affinity.
   *
   * @param metadata of the pod, whose labels some terms copy
   */
  static void validate(Part affinity, Part metadata, Validation validation) {
    Part nodes = affinity.get("nodeAffinity");
    if (nodes.isSet()) {
      ofNodes(nodes, validation);
    }
    for (String field : List.of("podAffinity", "podAntiAffinity")) {
      Part pods = affinity.get(field);
      if (pods.isSet() && !pods.isForeign()) {
        ofPods(pods, metadata.get("labels"), validation);
      }
    }
  }

  private static void ofNodes(Part affinity, Validation validation) {
    Part required = affinity.get(REQUIRED);
    if (required.isSet() && !required.isForeign()) {
      NodeSelector.validate(required, validation);
    }
    for (Part term : affinity.get(PREFERRED).elements()) {
      weight("POD-360", term, validation);
      NodeSelector.term(term.get("preference"), false, validation);
    }
  }

  private static void ofPods(Part affinity, Part labels, Validation validation) {
    for (Part term : affinity.get(REQUIRED).elements()) {
      PodAffinityTerm.validate(term, labels, validation);
    }
    for (Part term : affinity.get(PREFERRED).elements()) {
      weight("POD-369", term, validation);
      PodAffinityTerm.validate(term.get("podAffinityTerm"), labels, validation);
    }
  }

  private static void weight(String row, Part term, Validation validation) {
    Part weight = term.get("weight");
    if (weight.isSet()) {
      validation.range(row, weight, 1, 100);
    } else {
      validation.invalid(
          row, weight, "weight is 0 where it is absent", "set an integer between 1 and 100");
    }
  }
}
