package dev.sluice.policies.corev1.pod;

import dev.sluice.policies.corev1.PodSite;
import dev.sluice.policies.corev1.Validation;
import dev.sluice.policies.render.Part;
import java.util.List;

/** core/v1 Affinity: rows POD-348 to POD-370. */
final class Affinity {
  private static final String REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";
  private static final String PREFERRED = "preferredDuringSchedulingIgnoredDuringExecution";

  private static final List<String> FIELDS_OF_PODS = List.of("podAffinity", "podAntiAffinity");

  private Affinity() {}

  /**
   * Reports what is wrong with an affinity.
   *
   * @param site the pod, whose labels some terms copy
   */
  static void validate(Part affinity, PodSite site, Validation validation) {
    if (affinity.isSet("nodeAffinity")) {
      ofNodes(affinity.get("nodeAffinity"), validation);
    }
    for (String field : FIELDS_OF_PODS) {
      if (affinity.hasOwn(field)) {
        ofPods(affinity.get(field), site.labels(), validation);
      }
    }
  }

  private static void ofNodes(Part affinity, Validation validation) {
    if (affinity.hasOwn(REQUIRED)) {
      NodeSelector.validate(affinity.get(REQUIRED), validation);
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
    if (term.isSet("weight")) {
      validation.range(row, term, "weight", 1, 100);
    } else {
      Part weight = term.get("weight");
      validation.invalid(
          row, weight, "weight is 0 where it is absent", "set an integer between 1 and 100");
    }
  }
}
