package dev.sluice.policies.corev1.pod;

import dev.sluice.policies.corev1.Format;
import dev.sluice.policies.corev1.LabelSelector;
import dev.sluice.policies.corev1.Validation;
import dev.sluice.policies.render.Part;

/** core/v1 PodAffinityTerm: rows POD-361 to POD-368. */
final class PodAffinityTerm {
  private static final MatchLabelKeys KEYS = new MatchLabelKeys("POD-365", "POD-366", "POD-367");

  private PodAffinityTerm() {}

  /**
   * Reports what is wrong with a term.
   *
   * @param labels of the pod
   */
  static void validate(Part term, Part labels, Validation validation) {
    Part selector = term.get("labelSelector");
    if (selector.isSet()) {
      LabelSelector.validate(selector, validation);
    } else {
      noSelector(selector, validation);
    }
    namespaces(term, validation);
    if (validation.requires("POD-361", term, "topologyKey", "topologyKey")) {
      validation.format("POD-362", term, "topologyKey", Format.QUALIFIED_NAME);
    }
    KEYS.validate(term, labels, validation);
    KEYS.disjoint("POD-368", term, validation);
  }

  private static void namespaces(Part term, Validation validation) {
    if (term.isSet("namespaceSelector")) {
      LabelSelector.validate(term.get("namespaceSelector"), validation);
    }
    if (term.isSet("namespaces")) {
      for (Part namespace : term.get("namespaces").elements()) {
        validation.needsFormat("POD-364", namespace, Format.DNS_LABEL);
      }
    }
  }

  /** Warns of a selector that is not there, and matches no pod. */
  static void noSelector(Part selector, Validation validation) {
    String problem = "labelSelector is absent, and then matches no pod";
    validation.required("PODW-09", selector, problem, "set labelSelector, for all pods to {}");
  }
}
