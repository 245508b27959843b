package dev.sluice.policies.corev1.pod;

import dev.sluice.policies.corev1.PodSite;
import dev.sluice.policies.corev1.Validation;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.render.Part;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** core/v1 SecurityContext of a container: rows POD-394 to POD-412. */
final class SecurityContext {
  private static final List<String> PROC_MOUNTS = List.of("Default", "Unmasked");
  private static final List<String> CAPABILITY_LISTS = List.of("add", "drop");
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

  /** Reports what is wrong with the security contexts of all containers. */
  static void ofContainers(PodSite site, Validation validation) {
    Part ofPod = site.spec().get("securityContext");
    boolean hasWindows = ofPod.has("windowsOptions");
    boolean hasAnnotations = Annotations.areAnyOfKubernetes(site.annotations());
    for (List<? extends Part> list : site.allContainers()) {
      for (Part container : list) {
        Part context = container.get("securityContext");
        if (context.isSet()) {
          hasWindows |= context.has("windowsOptions");
          validation.once(context, () -> fields(context, site, validation));
        }
        if (context.isSet() || ofPod.isSet()) {
          user(context, ofPod, validation);
        }
        if (hasAnnotations) {
          annotations(container, context, site, validation);
        }
      }
    }
    if (hasWindows) {
      WindowsOptions.hostProcesses(site, validation);
    }
  }

  private static void fields(Part context, PodSite site, Validation validation) {
    for (String field : context.ownNames()) {
      field(field, context, site, validation);
    }
  }

  private static void field(String field, Part context, PodSite site, Validation validation) {
    switch (field) {
      case "runAsUser", "runAsGroup" ->
          validation.range("POD-402", context, field, 0, Integer.MAX_VALUE);
      case "seccompProfile" -> SeccompProfile.validate(context.get(field), validation);
      case "appArmorProfile" -> AppArmorProfile.validate(context.get(field), validation);
      case "windowsOptions" -> WindowsOptions.validate(context.get(field), validation);
      case "capabilities" -> capabilities(context.get(field), validation);
      case "procMount" -> procMount(context.get(field), site.spec(), validation.since(33));
      case "allowPrivilegeEscalation" -> {
        if (context.node(field).isBoolean() && !context.isTrue(field)) {
          noEscalation(context, validation);
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

  private static void noEscalation(Part context, Validation validation) {
    boolean isPrivileged = context.isTrue("privileged");
    if (!isPrivileged && context.node("capabilities").path("add").isEmpty()) {
      return;
    }
    Part escalation = context.get("allowPrivilegeEscalation");
    if (isPrivileged) {
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
    for (String list : CAPABILITY_LISTS) {
      if (capabilities.isSet(list)) {
        capabilities.get(list).elements().forEach(each -> capability(each, validation));
      }
    }
  }

  private static void capability(Part capability, Validation validation) {
    String text = capability.text();
    if (!CAPABILITIES.contains(text.toUpperCase(Locale.ROOT))) {
      String problem = Quote.string(text) + " is not the name of a capability";
      String fix = "use a name without CAP_, such as NET_ADMIN";
      validation.invalid("PODL-10", capability, problem, fix);
    }
  }

  /** Warns of a container that a kubelet does not start, as it would run as root and may not. */
  private static void user(Part context, Part ofPod, Validation validation) {
    Part byUser = context.has("runAsUser") ? context : ofPod;
    if (byUser.integer("runAsUser", -1) != 0) {
      return;
    }
    Part nonRoot = context.has("runAsNonRoot") ? context : ofPod;
    if (nonRoot.isTrue("runAsNonRoot")) {
      Part user = byUser.get("runAsUser");
      String problem = "runAsUser is 0, but runAsNonRoot is true";
      validation.invalid("PODL-05", user, problem, "set another user, or remove runAsNonRoot");
    }
  }

  /** Profiles in annotations, as they were written before there were fields. */
  private static void annotations(
      Part container, Part context, PodSite site, Validation validation) {
    Part annotations = site.annotations();
    String name = container.text("name");
    if (name.isEmpty()) {
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
      appArmor(appArmor, context, site.spec(), validation);
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
