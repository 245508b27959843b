package dev.sluice.policies.corev1.pod;

import dev.sluice.policies.corev1.Validation;
import dev.sluice.policies.render.Part;
import java.util.List;

/** core/v1 PodSecurityContext: rows POD-382 to POD-400. */
final class PodSecurityContext {
  private static final List<String> CHANGE_POLICIES = List.of("OnRootMismatch", "Always");
  private static final List<String> GROUPS_POLICIES = List.of("Merge", "Strict");

  private PodSecurityContext() {}

  /**
   * Reports what is wrong with a pod's security context.
   *
   * @param pod with {@code metadata} and {@code spec}
   */
  static void validate(Part context, Part pod, Validation validation) {
    for (String field : context.names()) {
      Part value = context.get(field);
      if (value.isSet()) {
        validate(field, value, pod, validation);
      }
    }
  }

  private static void validate(String field, Part value, Part pod, Validation validation) {
    switch (field) {
      case "runAsUser" -> validation.range("POD-382", value, 0, Integer.MAX_VALUE);
      case "runAsGroup" -> validation.range("POD-383", value, 0, Integer.MAX_VALUE);
      case "fsGroup" -> validation.range("POD-384", value, 0, Integer.MAX_VALUE);
      case "supplementalGroups" -> {
        for (Part group : value.elements()) {
          validation.range("POD-385", group, 0, Integer.MAX_VALUE);
        }
      }
      case "fsGroupChangePolicy" -> validation.oneOfGiven("POD-387", value, CHANGE_POLICIES);
      case "supplementalGroupsPolicy" ->
          validation.since(33).oneOfGiven("POD-388", value, GROUPS_POLICIES);
      case "seLinuxChangePolicy" ->
          validation.since(33).oneOfGiven("POD-389", value, List.of("Recursive"));
      case "sysctls" -> Sysctl.validate(value.elements(), pod.get("spec"), validation);
      case "seccompProfile" -> {
        SeccompProfile.validate(value, validation);
        Part legacy = pod.get("metadata").get("annotations").entry(Annotations.SECCOMP_OF_POD);
        SeccompProfile.match(value, legacy, validation);
      }
      case "appArmorProfile" -> AppArmorProfile.validate(value, validation);
      case "windowsOptions" -> WindowsOptions.validate(value, validation);
      default -> {} // not validated
    }
  }
}
