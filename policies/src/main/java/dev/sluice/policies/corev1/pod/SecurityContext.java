package dev.sluice.policies.corev1.pod;

import dev.sluice.policies.corev1.Validation;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.render.Part;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** core/v1 SecurityContext of a container: rows POD-394 to POD-412. */
final class SecurityContext {
  /** The lists of containers in a pod. */
  static final List<String> LISTS = List.of("initContainers", "containers", "ephemeralContainers");

  private static final List<String> PROC_MOUNTS = List.of("Default", "Unmasked");
  private static final Set<String> CAPABILITIES =
      Set.of(
          ("ALL AUDIT_CONTROL AUDIT_READ AUDIT_WRITE BLOCK_SUSPEND BPF CHECKPOINT_RESTORE CHOWN"
                  + " DAC_OVERRIDE DAC_READ_SEARCH FOWNER FSETID IPC_LOCK IPC_OWNER KILL LEASE"
                  + " LINUX_IMMUTABLE MAC_ADMIN MAC_OVERRIDE MKNOD NET_ADMIN NET_BIND_SERVICE"
                  + " NET_BROADCAST NET_RAW PERFMON SETFCAP SETGID SETPCAP SETUID SYSLOG SYS_ADMIN"
                  + " SYS_BOOT SYS_CHROOT SYS_MODULE SYS_NICE SYS_PACCT SYS_PTRACE SYS_RAWIO"
                  + " SYS_RESOURCE SYS_TIME SYS_TTY_CONFIG WAKE_ALARM")
              .split(" "));

  private SecurityContext() {}

  /**
   * Reports what is wrong with the security contexts of all containers.
   *
   * @param pod with {@code metadata} and {@code spec}
   */
  static void ofContainers(Part pod, Validation validation) {
    Part spec = pod.get("spec");
    Part ofPod = spec.get("securityContext");
    boolean hasWindows = ofPod.has("windowsOptions");
    for (String list : LISTS) {
      for (Part container : spec.get(list).elements()) {
        Part context = container.get("securityContext");
        if (context.isSet()) {
          hasWindows |= context.has("windowsOptions");
          fields(context, spec, validation);
        }
        if (context.isSet() || ofPod.isSet()) {
          user(context, ofPod, validation);
        }
        annotations(container, context, pod, validation);
      }
    }
    if (hasWindows) {
      WindowsOptions.hostProcesses(spec, validation);
    }
  }

  private static void fields(Part context, Part spec, Validation validation) {
    for (String field : context.names()) {
      Part value = context.get(field);
      if (value.isSet()) {
        field(field, value, context, spec, validation);
      }
    }
  }

  private static void field(
      String field, Part value, Part context, Part spec, Validation validation) {
    switch (field) {
      case "runAsUser", "runAsGroup" -> validation.range("POD-402", value, 0, Integer.MAX_VALUE);
      case "seccompProfile" -> SeccompProfile.validate(value, validation);
      case "appArmorProfile" -> AppArmorProfile.validate(value, validation);
      case "windowsOptions" -> WindowsOptions.validate(value, validation);
      case "capabilities" -> capabilities(value, validation);
      case "procMount" -> procMount(value, spec, validation.since(33));
      case "allowPrivilegeEscalation" -> {
        if (value.node().isBoolean() && !value.isTrue()) {
          noEscalation(value, context, validation);
        }
      }
      default -> {} // not validated
    }
  }

  private static void procMount(Part mount, Part spec, Validation validation) {
    validation.oneOfGiven("POD-403", mount, PROC_MOUNTS);
    Part users = spec.get("hostUsers");
    if (mount.is("Unmasked") && (!users.node().isBoolean() || users.isTrue())) {
      String problem = "procMount \"Unmasked\" needs hostUsers to be false";
      validation.invalid("POD-404", mount, problem, "set hostUsers to false, or remove procMount");
    }
  }

  private static void noEscalation(Part escalation, Part context, Validation validation) {
    if (context.get("privileged").isTrue()) {
      String problem = "allowPrivilegeEscalation must not be false where privileged is true";
      validation.invalid("POD-405", escalation, problem, "remove one of them");
    }
    for (Part capability : context.get("capabilities").get("add").elements()) {
      if (capability.is("CAP_SYS_ADMIN")) {
        String problem = "allowPrivilegeEscalation must not be false where CAP_SYS_ADMIN is added";
        validation.invalid("POD-406", escalation, problem, "remove one of them");
      }
    }
  }

  private static void capabilities(Part capabilities, Validation validation) {
    for (String list : List.of("add", "drop")) {
      for (Part capability : capabilities.get(list).elements()) {
        String text = capability.string().orElse("");
        if (!CAPABILITIES.contains(text.toUpperCase(Locale.ROOT))) {
          String problem = Quote.string(text) + " is not the name of a capability";
          String fix = "use a name without CAP_, such as NET_ADMIN";
          validation.invalid("PODL-10", capability, problem, fix);
        }
      }
    }
  }

  /** Warns of a container that a kubelet does not start, as it would run as root and may not. */
  private static void user(Part context, Part ofPod, Validation validation) {
    Part nonRoot = context.has("runAsNonRoot") ? context : ofPod;
    Part user = (context.has("runAsUser") ? context : ofPod).get("runAsUser");
    if (nonRoot.get("runAsNonRoot").isTrue() && user.integer().orElse(-1) == 0) {
      String problem = "runAsUser is 0, but runAsNonRoot is true";
      validation.invalid("PODL-05", user, problem, "set another user, or remove runAsNonRoot");
    }
  }

  /** Profiles in annotations, as they were written before there were fields. */
  private static void annotations(Part container, Part context, Part pod, Validation validation) {
    Part annotations = pod.get("metadata").get("annotations");
    String name = container.get("name").string().orElse("");
    if (annotations.isEmpty() || name.isEmpty()) {
      return;
    }
    Part seccomp = annotations.entry(Annotations.SECCOMP + name);
    if (seccomp.isSet()) {
      if (context.has("seccompProfile")) {
        SeccompProfile.match(context.get("seccompProfile"), seccomp, validation);
      } else {
        Annotations.deprecated(seccomp, "seccompProfile", validation);
      }
    }
    Part appArmor = annotations.entry(Annotations.APP_ARMOR + name);
    if (appArmor.isSet()) {
      appArmor(appArmor, context, pod.get("spec"), validation);
    }
  }

  /** A new pod's container without a profile gets that of the annotation, a template's does not. */
  private static void appArmor(Part legacy, Part context, Part spec, Validation validation) {
    boolean isOwn = context.has("appArmorProfile");
    Part profile = (isOwn ? context : spec.get("securityContext")).get("appArmorProfile");
    if (profile.isSet()
        && (isOwn || !validation.isPod())
        && !spec.get("os").get("name").is("windows")) {
      AppArmorProfile.match(profile, legacy, validation);
    }
    if (!isOwn) {
      Annotations.deprecated(legacy, "appArmorProfile", validation);
    }
  }
}
