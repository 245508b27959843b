package dev.sluice.policies.corev1.pod;

import dev.sluice.policies.corev1.LabelSelector;
import dev.sluice.policies.corev1.Validation;
import dev.sluice.policies.render.Part;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** core/v1 TopologySpreadConstraint: rows POD-371 to POD-381. */
final class TopologySpreadConstraint {
  private static final List<String> ACTIONS = List.of("DoNotSchedule", "ScheduleAnyway");
  private static final List<String> POLICIES = List.of("Honor", "Ignore");
  private static final MatchLabelKeys KEYS = new MatchLabelKeys("POD-378", "POD-379", "POD-380");

  private TopologySpreadConstraint() {}

  /**
   * Reports what is wrong with a pod's constraints.
   *
   * @param labels of the pod
   */
  static void validate(List<? extends Part> constraints, Part labels, Validation validation) {
    Set<List<String>> later = new HashSet<>();
    for (Part constraint : constraints.reversed()) {
      String key = constraint.get("topologyKey").string().orElse("");
      if (!later.add(List.of(key, constraint.get("whenUnsatisfiable").string().orElse("")))) {
        String problem = "a later constraint has the same topologyKey and whenUnsatisfiable";
        validation
            .report("POD-374", constraint)
            .ifPresent(report -> report.duplicate(constraint, problem, "remove one of them"));
      }
    }
    for (Part constraint : constraints) {
      fields(constraint, validation);
      selector(constraint, labels, validation);
    }
  }

  private static void fields(Part constraint, Validation validation) {
    Part maxSkew = constraint.get("maxSkew");
    Part key = constraint.get("topologyKey");
    Part action = constraint.get("whenUnsatisfiable");
    if (maxSkew.isSet()) {
      validation.minimum("POD-371", maxSkew, 1);
    } else {
      validation.invalid("POD-371", maxSkew, "maxSkew is required", "set maxSkew, such as to 1");
    }
    validation.required("POD-372", key, "topologyKey");
    key.string().ifPresent(text -> NodeSelector.label(text, key, validation));
    validation.oneOfGiven("POD-373", action, ACTIONS);
    if (!action.isSet()) {
      validation
          .report("POD-373", action)
          .ifPresent(
              report ->
                  report.notSupported(action.value(), "whenUnsatisfiable is required", ACTIONS));
    }
    validation.oneOfGiven("POD-377", constraint.get("nodeAffinityPolicy"), POLICIES);
    validation.oneOfGiven("POD-377", constraint.get("nodeTaintsPolicy"), POLICIES);
    minDomains(constraint.get("minDomains"), action, validation);
  }

  private static void minDomains(Part minDomains, Part action, Validation validation) {
    validation.minimum("POD-375", minDomains, 1);
    if (minDomains.isSet() && !action.is("DoNotSchedule")) {
      String problem = "minDomains needs whenUnsatisfiable to be \"DoNotSchedule\"";
      validation.invalid("POD-376", minDomains, problem, "remove minDomains");
    }
  }

  private static void selector(Part constraint, Part labels, Validation validation) {
    Part selector = constraint.get("labelSelector");
    if (selector.isSet()) {
      LabelSelector.validate(selector, validation);
    } else {
      PodAffinityTerm.noSelector(selector, validation);
    }
    KEYS.validate(constraint, labels, validation);
  }
}
