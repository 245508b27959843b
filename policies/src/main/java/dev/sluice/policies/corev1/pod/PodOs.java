package dev.sluice.policies.corev1.pod;

import dev.sluice.policies.corev1.PodSite;
import dev.sluice.policies.corev1.Validation;
import dev.sluice.policies.render.Part;
import java.util.List;

/** core/v1 PodOS, and what pods of an operating system cannot have: rows POD-416 to POD-420. */
final class PodOs {
  private static final List<String> SYSTEMS = List.of("linux", "windows");
  private static final List<String> FLAGS = List.of("hostPID", "hostIPC");
  private static final List<String> OF_POD =
      List.of(
          "appArmorProfile",
          "seLinuxOptions",
          "seccompProfile",
          "fsGroup",
          "fsGroupChangePolicy",
          "runAsUser",
          "runAsGroup",
          "supplementalGroups");
  private static final List<String> OF_CONTAINERS =
      List.of(
          "appArmorProfile",
          "seLinuxOptions",
          "seccompProfile",
          "capabilities",
          "readOnlyRootFilesystem",
          "privileged",
          "allowPrivilegeEscalation",
          "procMount",
          "runAsUser",
          "runAsGroup");

  private PodOs() {}

  static void validate(Part os, PodSite site, Validation validation) {
    Part name = os.get("name");
    if (!validation.required("POD-075", name, "name of the operating system")
        || !validation.oneOf("POD-076", name, SYSTEMS)) {
      return;
    }
    if (name.is("windows")) {
      windows(site, validation);
    } else if (name.is("linux")) {
      options("POD-416", site.spec().get("securityContext"), validation);
      for (Part container : containers(site)) {
        options("POD-417", container.get("securityContext"), validation);
      }
    }
  }

  private static List<? extends Part> containers(PodSite site) {
    return site.allContainers().stream().flatMap(List::stream).toList();
  }

  private static void options(String row, Part context, Validation validation) {
    Part options = context.get("windowsOptions");
    if (options.isSet()) {
      String problem = "windowsOptions are not allowed in a pod for Linux";
      validation.forbidden(row, options, problem, "remove them, or set os.name to \"windows\"");
    }
  }

  private static void windows(PodSite site, Validation validation) {
    Part spec = site.spec();
    for (String flag : FLAGS) {
      if (spec.get(flag).isTrue()) {
        unset("POD-419", spec, flag, validation);
      }
    }
    Validation newer = validation.since(33);
    unset("POD-419", spec, "hostUsers", newer);
    unset("POD-419", spec, "shareProcessNamespace", validation);
    Part context = spec.get("securityContext");
    OF_POD.forEach(field -> unset("POD-418", context, field, validation));
    if (!context.get("sysctls").isEmpty()) {
      unset("POD-418", context, "sysctls", validation);
    }
    unset("POD-418", context, "supplementalGroupsPolicy", newer);
    unset("POD-418", context, "seLinuxChangePolicy", newer);
    for (Part container : containers(site)) {
      Part own = container.get("securityContext");
      if (own.isSet()) {
        OF_CONTAINERS.forEach(field -> unset("POD-420", own, field, validation));
      }
    }
  }

  private static void unset(String row, Part parent, String field, Validation validation) {
    if (parent.has(field)) {
      String problem = field + " is not allowed in a pod for Windows";
      validation.forbidden(row, parent.get(field), problem, "remove it");
    }
  }
}
