package dev.sluice.policies.podsecurity;

import dev.sluice.policies.render.Part;
import dev.sluice.policies.render.RenderedPod;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One pass over a pod; the numbers are the minor versions in which the standards changed. */
final class PodCheck {
  private static final String REMOVE = "remove it";
  private static final String APP_ARMOR = "container.apparmor.security.beta.kubernetes.io/";

  /** Before {@code pod}, and after {@code container.} before the name of a container. */
  private static final String SECCOMP = "seccomp.security.alpha.kubernetes.io/";

  private final Standard standard;
  private final RenderedPod pod;
  private final Part spec;
  private final Breaches breaches;

  /** Whether its containers run on Windows, which does not know some of the fields. */
  private final boolean isWindows;

  /** Whether root in its containers is another user on the node, and the version counts that. */
  private final boolean isOfUserNamespace;

  private final List<Part> withoutNonRoot = new ArrayList<>();
  private final List<Part> withoutSeccomp = new ArrayList<>();

  PodCheck(Standard standard, RenderedPod pod, Breaches breaches) {
    this.standard = standard;
    this.pod = pod;
    this.spec = pod.spec();
    this.breaches = breaches;
    this.isWindows = standard.isFrom(25) && spec.get("os").get("name").is("windows");
    this.isOfUserNamespace = standard.isFrom(35) && isFalse(spec.get("hostUsers"));
  }

  void check() {
    hostNamespaces();
    pod.volumes().forEach(this::volume);
    annotations(pod.root().get("metadata").get("annotations"));
    Part context = spec.get("securityContext");
    context.get("sysctls").elements().forEach(sysctl -> sysctl(sysctl.get("name")));
    context(context);
    pod.containers().forEach(container -> container(container.part()));
    spec.get("ephemeralContainers").elements().forEach(this::container);
    inherited(context);
  }

  private void hostNamespaces() {
    for (String field : List.of("hostNetwork", "hostPID", "hostIPC")) {
      if (spec.has(field) && isTrue(spec.get(field))) {
        found(Control.HOST_NAMESPACES, spec.get(field), field, "set it to false");
      }
    }
  }

  private void volume(Part volume) {
    if (!standard.isRestricted()) {
      if (volume.has("hostPath")) {
        volume(Control.HOST_PATH, volume, "hostPath");
      }
      return;
    }
    String source = Allowed.restrictedSource(volume);
    if (!source.isEmpty()) {
      volume(Control.VOLUME_TYPES, volume, source);
    }
  }

  private void volume(Control control, Part volume, String source) {
    String fix = "use a persistentVolumeClaim, emptyDir, configMap, secret or csi volume";
    breaches.found(control, volume.get(source), source + " volume", volume.get("name"), fix);
  }

  private void sysctl(Part name) {
    if (!Allowed.sysctl(name.string().orElse(""), standard)) {
      found(Control.SYSCTLS, name, "sysctl", REMOVE);
    }
  }

  /** Profiles as they were written before there were fields. */
  private void annotations(Part annotations) {
    if (!annotations.isObject()) {
      return;
    }
    for (String key : annotations.names()) {
      if (key.startsWith(APP_ARMOR)) {
        annotation(Control.APP_ARMOR, "AppArmor profile", annotations.entry(key));
      }
    }
    if (!standard.isFrom(19)) {
      seccomp(annotations.entry(SECCOMP + "pod"));
      for (RenderedPod.Container container : pod.containers()) {
        String name = container.part().get("name").string().orElse("");
        seccomp(annotations.entry("container." + SECCOMP + name));
      }
    }
  }

  private void seccomp(Part profile) {
    if (!profile.is("docker/default")) {
      annotation(Control.SECCOMP, "seccomp profile", profile);
    }
  }

  private void annotation(Control control, String what, Part profile) {
    Optional<String> written = profile.string();
    if (written.isPresent()
        && !written.get().equals("runtime/default")
        && !written.get().startsWith("localhost/")) {
      found(control, profile, what, "use runtime/default, or remove the annotation");
    }
  }

  /** What the security context of a pod and of a container have both. */
  private void context(Part context) {
    if (!context.isObject()) {
      return;
    }
    if (context.has("windowsOptions")) {
      mustNot(context.get("windowsOptions"), "hostProcess", true, Control.HOST_PROCESS);
    }
    if (context.has("seLinuxOptions")) {
      seLinux(context.get("seLinuxOptions"));
    }
    if (context.has("appArmorProfile")) {
      profile(Control.APP_ARMOR, "AppArmor profile", context.get("appArmorProfile"));
    }
    if (context.has("seccompProfile") && isSeccompOfFields()) {
      profile(Control.SECCOMP, "seccomp profile", context.get("seccompProfile"));
    }
    if (standard.isRestricted() && !isOfUserNamespace) {
      mustNot(context, "runAsNonRoot", false, Control.NON_ROOT);
      root(context.get("runAsUser"));
    }
  }

  private boolean isSeccompOfFields() {
    return standard.isFrom(19) && !(standard.isRestricted() && isWindows);
  }

  private void seLinux(Part options) {
    Part type = options.get("type");
    if (!Allowed.seLinuxType(type.string().orElse(""), standard)) {
      found(Control.SE_LINUX, type, "SELinux type", "use container_t, or " + REMOVE);
    }
    for (String field : List.of("user", "role")) {
      if (options.get(field).string().isPresent()) {
        found(Control.SE_LINUX, options.get(field), "SELinux " + field, REMOVE);
      }
    }
  }

  private void profile(Control control, String what, Part profile) {
    Part type = profile.get("type");
    if (!type.is("RuntimeDefault") && !type.is("Localhost")) {
      found(control, type, what, "use RuntimeDefault or Localhost");
    }
  }

  private void root(Part user) {
    if (standard.isFrom(23) && user.value().integer().filter(id -> id == 0).isPresent()) {
      found(Control.NON_ROOT_USER, user, "runAsUser", "use another user, or " + REMOVE);
    }
  }

  private void container(Part container) {
    for (Part port : container.get("ports").elements()) {
      Part number = port.get("hostPort");
      if (number.value().integer().filter(n -> n != 0).isPresent()) {
        found(Control.HOST_PORTS, number, "hostPort", REMOVE);
      }
    }
    hooks(container);
    Part context = container.get("securityContext");
    context(context);
    own(context, container);
    if (!context.has("runAsNonRoot")) {
      withoutNonRoot.add(container);
    }
    if (!context.has("seccompProfile")) {
      withoutSeccomp.add(container);
    }
  }

  private void hooks(Part container) {
    if (!standard.isFrom(34)) {
      return;
    }
    for (String probe : List.of("livenessProbe", "readinessProbe", "startupProbe")) {
      if (container.has(probe)) {
        hook(container.get(probe));
      }
    }
    if (container.has("lifecycle")) {
      Part lifecycle = container.get("lifecycle");
      hook(lifecycle.get("postStart"));
      hook(lifecycle.get("preStop"));
    }
  }

  private void hook(Part hook) {
    for (String handler : List.of("httpGet", "tcpSocket")) {
      Part host = hook.get(handler).get("host");
      if (host.string().isPresent()) {
        found(Control.HOST_PROBES, host, handler + ".host", REMOVE);
      }
    }
  }

  /** What only a container's security context has. */
  private void own(Part context, Part container) {
    mustNot(context, "privileged", true, Control.PRIVILEGED);
    if (context.has("procMount")
        && !context.get("procMount").is("Default")
        && (standard.isRestricted() || !isOfUserNamespace)) {
      found(Control.PROC_MOUNT, context.get("procMount"), "procMount", REMOVE);
    }
    capabilities(context.get("capabilities"), container);
    if (standard.isRestricted() && standard.isFrom(8) && !isWindows) {
      Part escalation = context.get("allowPrivilegeEscalation");
      if (isTrue(escalation)) {
        found(
            Control.PRIVILEGE_ESCALATION,
            escalation,
            "allowPrivilegeEscalation",
            "set it to false");
      } else if (!isFalse(escalation)) {
        breaches.missing(Setting.PRIVILEGE_ESCALATION, container);
      }
    }
  }

  private void capabilities(Part capabilities, Part container) {
    boolean isRestricted = standard.isRestricted() && standard.isFrom(22);
    if (isRestricted && isWindows) {
      return;
    }
    for (Part added : capabilities.get("add").elements()) {
      if (!Allowed.capability(added.string().orElse(""), isRestricted)) {
        String fix = isRestricted ? "remove it: NET_BIND_SERVICE alone may be added" : REMOVE;
        found(Control.CAPABILITIES, added, "added capability", fix);
      }
    }
    if (isRestricted
        && capabilities.get("drop").elements().stream().noneMatch(part -> part.is("ALL"))) {
      breaches.missing(Setting.DROPPED_CAPABILITIES, container);
    }
  }

  /** What a container may have from its pod; a wrong value of the pod is reported already. */
  private void inherited(Part context) {
    if (!standard.isRestricted()) {
      return;
    }
    if (!isOfUserNamespace && !context.has("runAsNonRoot") && !withoutNonRoot.isEmpty()) {
      breaches.missing(Setting.NON_ROOT, withoutNonRoot);
    }
    if (isSeccompOfFields() && !context.has("seccompProfile") && !withoutSeccomp.isEmpty()) {
      breaches.missing(Setting.SECCOMP, withoutSeccomp);
    }
  }

  private void mustNot(Part object, String field, boolean value, Control control) {
    Part part = object.get(field);
    if (value ? isTrue(part) : isFalse(part)) {
      found(control, part, field, "set it to " + !value);
    }
  }

  private void found(Control control, Part at, String what, String fix) {
    breaches.found(control, at, what, at, fix);
  }

  private static boolean isTrue(Part part) {
    return part.node().isBoolean() && part.node().booleanValue();
  }

  private static boolean isFalse(Part part) {
    return part.node().isBoolean() && !part.node().booleanValue();
  }
}
