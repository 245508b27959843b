package dev.sluice.policies.corev1;

import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.render.Part;
import java.util.List;

/** core/v1 EphemeralContainer: rows POD-093 to POD-096. */
final class EphemeralContainer {
  private static final List<String> FORBIDDEN =
      List.of(
          "ports",
          "resources",
          "livenessProbe",
          "readinessProbe",
          "startupProbe",
          "lifecycle",
          "resizePolicy",
          "restartPolicy",
          "restartPolicyRules");
  private static final List<String> SUB_PATHS = List.of("subPath", "subPathExpr");

  private EphemeralContainer() {}

  static void validate(Part container, PodSite site, Validation validation) {
    Container.validate(container, ContainerKind.EPHEMERAL, site, validation);
    if (container.isElement()) {
      validation.required("POD-097", container.get("image"), "the image");
    }
    Part target = container.get("targetContainerName");
    if (target.string().filter(name -> !site.names().has(name)).isPresent()) {
      String problem = "the pod has no container " + Quote.value(target.value());
      validation.notFound("POD-094", target, problem, "name a container of the pod");
    }
    forbidden(container, validation);
    for (Part mount : container.get("volumeMounts").elements()) {
      mount(mount, site, validation);
    }
  }

  private static void forbidden(Part container, Validation validation) {
    for (String field : FORBIDDEN) {
      if (container.has(field) && !isNothing(field, container.get(field))) {
        String problem = field + " is not allowed for an ephemeral container";
        validation.forbidden("POD-095", container.get(field), problem, "remove " + field);
      }
    }
  }

  private static boolean isNothing(String field, Part value) {
    return switch (field) {
      case "resources" -> value.isEmpty();
      case "lifecycle" -> Lifecycle.isDropped(value);
      default -> false;
    };
  }

  private static void mount(Part mount, PodSite site, Validation validation) {
    Part name = mount.get("name");
    if (!name.isEmpty() && site.volume(name.text()).isEmpty()) {
      String problem = "the pod has no volume " + Quote.value(name.value());
      validation.notFound("POD-265", name, problem, "add the volume, or remove the mount");
    }
    for (String field : SUB_PATHS) {
      if (mount.get(field).string().isPresent()) {
        String problem = field + " is not allowed for an ephemeral container";
        validation.forbidden("POD-096", mount.get(field), problem, "remove " + field);
      }
    }
  }
}
