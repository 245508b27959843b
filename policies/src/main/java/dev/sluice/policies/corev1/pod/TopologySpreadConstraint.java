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
    if (constraints.size() > 1) {
      repeated(constraints, validation);
    }
    for (Part constraint : constraints) {
      fields(constraint, validation);
      selector(constraint, labels, validation);
    }
  }

  private static void repeated(List<? extends Part> constraints, Validation validation) {
    Set<List<String>> later = new HashSet<>();
    for (Part constraint : constraints.reversed()) {
      String key = constraint.text("topologyKey");
      if (!later.add(List.of(key, constraint.text("whenUnsatisfiable")))) {
        String problem = "a later constraint has the same topologyKey and whenUnsatisfiable";
        validation
            .report("POD-374", constraint)
            .ifPresent(report -> report.duplicate(constraint, problem, "remove one of them"));
      }
    }
  }

  private static void fields(Part constraint, Validation validation) {
    if (constraint.isSet("maxSkew")) {
      validation.minimum("POD-371", constraint, "maxSkew", 1);
    } else {
      Part maxSkew = constraint.get("maxSkew");
      validation.invalid("POD-371", maxSkew, "maxSkew is required", "set maxSkew, such as to 1");
    }
    validation.requires("POD-372", constraint, "topologyKey", "topologyKey");
    NodeSelector.label(constraint, "topologyKey", validation);
    action(constraint, validation);
    validation.oneOfGiven("POD-377", constraint, "nodeAffinityPolicy", POLICIES);
    validation.oneOfGiven("POD-377", constraint, "nodeTaintsPolicy", POLICIES);
    if (constraint.isSet("minDomains")) {
      minDomains(constraint.get("minDomains"), constraint, validation);
    }
  }

  private static void action(Part constraint, Validation validation) {
    validation.oneOfGiven("POD-373", constraint, "whenUnsatisfiable", ACTIONS);
    if (!constraint.isSet("whenUnsatisfiable")) {
      Part action = constraint.get("whenUnsatisfiable");
      validation
          .report("POD-373", action)
          .ifPresent(
              report ->
                  report.notSupported(action.value(), "whenUnsatisfiable is required", ACTIONS));
    }
  }

  private static void minDomains(Part minDomains, Part constraint, Validation validation) {
    validation.minimum("POD-375", minDomains, 1);
    if (!constraint.text("whenUnsatisfiable").equals("DoNotSchedule")) {
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
