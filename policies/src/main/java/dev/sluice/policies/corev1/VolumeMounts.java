package dev.sluice.policies.corev1;

import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.render.Part;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** core/v1 VolumeMount: rows POD-264 to POD-279, PODL-03. */
final class VolumeMounts {
  private static final List<String> PROPAGATIONS =
      List.of("Bidirectional", "HostToContainer", "None");
  private static final List<String> RECURSIVE = List.of("Disabled", "Enabled", "IfPossible");

  private VolumeMounts() {}

  static void validate(Part container, Validation validation) {
    List<? extends Part> mounts = container.get("volumeMounts").elements();
    for (Part mount : mounts) {
      if (!mount.isForeign() && mount.isElement()) {
        mount(mount, container, validation);
      }
    }
    if (container.isSet("volumeDevices")) {
      List<? extends Part> devices = container.get("volumeDevices").elements();
      beside(mounts, "name", "POD-269", devices, "name", "devices", validation);
      beside(mounts, "mountPath", "POD-270", devices, "devicePath", "devices", validation);
    }
    if (mounts.size() > 1 && !areClean(mounts)) {
      sameFolder(mounts, validation);
    }
  }

  private static void mount(Part mount, Part container, Validation validation) {
    validation.requires("POD-264", mount, "name", "the volume's name");
    String path = mount.text("mountPath");
    if (!path.isEmpty()
        || validation.required("POD-266", mount.get("mountPath"), "the mount's path")) {
      path(path, mount, validation);
    }
    for (String field : mount.names()) {
      switch (field) {
        case "name", "mountPath", "readOnly" -> {} // as in most; what is above, or not validated
        default -> {
          if (mount.isSet(field)) {
            more(field, mount, container, validation);
          }
        }
      }
    }
  }

  private static void more(String field, Part mount, Part container, Validation validation) {
    switch (field) {
      case "subPath" -> validation.format("POD-271", mount, field, Format.RELATIVE_PATH);
      case "subPathExpr" -> expression(mount.get(field), mount, validation);
      case "mountPropagation" -> propagation(mount.get(field), container, validation);
      case "recursiveReadOnly" -> recursive(mount.get(field), mount, validation);
      default -> {} // not validated
    }
  }

  private static void expression(Part expression, Part mount, Validation validation) {
    validation.format("POD-273", expression, Format.RELATIVE_PATH);
    if (!expression.isEmpty() && mount.get("subPath").string().isPresent()) {
      String problem = "subPathExpr is not allowed beside subPath";
      validation.invalid("POD-272", expression, problem, "remove one of the two");
    }
  }

  private static void propagation(Part propagation, Part container, Validation validation) {
    validation.oneOfGiven("POD-275", propagation, PROPAGATIONS);
    boolean isPrivileged = container.get("securityContext").get("privileged").isTrue();
    if (propagation.is("Bidirectional") && !isPrivileged) {
      String problem = "mountPropagation \"Bidirectional\" needs a privileged container";
      String fix = "set it to \"HostToContainer\", or set securityContext.privileged to true";
      validation.forbidden("POD-276", propagation, problem, fix);
    }
  }

  private static void recursive(Part recursive, Part mount, Validation validation) {
    if (!validation.oneOfGiven("POD-279", recursive, RECURSIVE) || recursive.is("Disabled")) {
      return;
    }
    if (!mount.get("readOnly").isTrue()) {
      String problem = "recursiveReadOnly needs readOnly";
      validation.forbidden("POD-277", recursive, problem, "set readOnly to true");
    }
    Part propagation = mount.get("mountPropagation");
    if (propagation.isSet() && !propagation.is("None")) {
      String problem = "recursiveReadOnly is not allowed where mountPropagation is not \"None\"";
      validation.forbidden("POD-278", recursive, problem, "remove mountPropagation");
    }
  }

  /** What the API server takes, and container runtimes do not. */
  private static void path(String text, Part mount, Validation validation) {
    String problem =
        !text.startsWith("/")
            ? "must begin with \"/\""
            : text.indexOf(':') >= 0
                ? "may not have a colon"
                : Format.hasParentStep(text) ? "may not have \"..\"" : "";
    if (!problem.isEmpty()) {
      Part path = mount.get("mountPath");
      String what = "mountPath " + Quote.value(path.value()) + " " + problem;
      validation.invalid("PODL-03", path, what, "use an absolute path without ':' and \"..\"");
    }
  }

  /** Two of the same folder, spelt differently; spelt the same the API server refuses them. */
  private static void sameFolder(List<? extends Part> mounts, Validation validation) {
    Map<String, Part> folders = new HashMap<>();
    for (Part mount : mounts) {
      Part path = mount.get("mountPath");
      Part earlier = path.string().map(text -> folders.putIfAbsent(clean(text), path)).orElse(null);
      if (earlier != null && earlier.isWritten() && !earlier.node().equals(path.node())) {
        String problem =
            "%s and %s are one path, so one mount hides the other"
                .formatted(Quote.value(path.value()), Quote.value(earlier.value()));
        validation.invalid("PODL-03", path, problem, "choose another path");
      }
    }
  }

  /** Whether each is spelt as all of its folder are to be. */
  private static boolean areClean(List<? extends Part> mounts) {
    for (Part mount : mounts) {
      if (!isClean(mount.text("mountPath"))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isClean(String path) {
    for (int i = 0; i < path.length(); i++) {
      boolean isStep = i == 0 || path.charAt(i) == '/';
      char next = i + 1 < path.length() ? path.charAt(i + 1) : '/';
      if (isStep && (path.charAt(i) != '/' || next == '/' || next == '.')) {
        return false;
      }
    }
    return true;
  }

  private static String clean(String path) {
    StringBuilder clean = new StringBuilder(path.length());
    for (String step : path.split("/")) {
      if (!step.isEmpty() && !step.equals(".")) {
        clean.append('/').append(step);
      }
    }
    return clean.toString();
  }

  /** What of some elements others have, too: each is reported, as by the API server. */
  static void beside(
      List<? extends Part> elements,
      String field,
      String row,
      List<? extends Part> others,
      String otherField,
      String otherWhat,
      Validation validation) {
    Set<String> taken = new HashSet<>();
    others.forEach(other -> other.get(otherField).string().ifPresent(taken::add));
    for (Part element : elements) {
      Part at = element.get(field);
      if (at.string().filter(taken::contains).isPresent()) {
        String problem =
            "%s %s is among the container's %s, too"
                .formatted(field, Quote.value(at.value()), otherWhat);
        validation.invalid(row, at, problem, "keep one of the two");
      }
    }
  }
}
