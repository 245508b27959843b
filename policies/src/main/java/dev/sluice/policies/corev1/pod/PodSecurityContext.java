package dev.sluice.policies.corev1.pod;

import dev.sluice.policies.corev1.PodSite;
import dev.sluice.policies.corev1.Validation;
import dev.sluice.policies.render.Part;
import java.util.List;

/** core/v1 PodSecurityContext: rows POD-382 to POD-400. */
final class PodSecurityContext {
  private static final List<String> CHANGE_POLICIES = List.of("OnRootMismatch", "Always");
  private static final List<String> GROUPS_POLICIES = List.of("Merge", "Strict");

  private PodSecurityContext() {}

  /** Reports what is wrong with a pod's security context. */
  static void validate(Part context, PodSite site, Validation validation) {
    for (String field : context.names()) {
      if (context.isSet(field)) {
        validate(field, context, site, validation);
      }
    }
  }

  private static void validate(String field, Part context, PodSite site, Validation validation) {
    switch (field) {
      case "runAsUser" -> validation.range("POD-382", context, field, 0, Integer.MAX_VALUE);
      case "runAsGroup" -> validation.range("POD-383", context, field, 0, Integer.MAX_VALUE);
      case "fsGroup" -> validation.range("POD-384", context, field, 0, Integer.MAX_VALUE);
      case "runAsNonRoot" -> {} // not validated
      default -> validate(field, context.get(field), validation, site);
    }
  }

  private static void validate(String field, Part value, Validation validation, PodSite site) {
    switch (field) {
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
      case "sysctls" -> Sysctl.validate(value.elements(), site.spec(), validation);
      case "seccompProfile" -> {
        SeccompProfile.validate(value, validation);
        Part legacy = site.annotations().entry(Annotations.SECCOMP_OF_POD);
        SeccompProfile.match(value, legacy, validation);
      }
      case "appArmorProfile" -> AppArmorProfile.validate(value, validation);
      case "windowsOptions" -> WindowsOptions.validate(value, validation);
      default -> {} // not validated
    }
  }
}
