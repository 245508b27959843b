package dev.sluice.policies.corev1;

import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.render.Part;
import java.util.List;

/** core/v1 Container: rows POD-089 to POD-102, PODL-07. */
final class Container {
  private static final List<String> PULL_POLICIES = List.of("Always", "IfNotPresent", "Never");
  private static final List<String> MESSAGE_POLICIES = List.of("File", "FallbackToLogsOnError");

  private Container() {}

  static void validate(Part container, ContainerKind kind, PodSite site, Validation validation) {
    if (container.isForeign() || !container.isElement()) {
      return;
    }
    validation.requires(
        "POD-089", "POD-090", container, "name", "the container's name", Format.DNS_LABEL);
    for (String field : container.ownNames()) {
      validate(field, container, kind, site, validation);
    }
    RestartPolicies.required(container, kind, validation);
  }

  private static void validate(
      String field, Part container, ContainerKind kind, PodSite site, Validation validation) {
    switch (field) {
      case "image" -> image(container, validation);
      case "imagePullPolicy" -> validation.oneOf("POD-099", container, field, PULL_POLICIES);
      case "terminationMessagePolicy" ->
          validation.oneOf("POD-100", container, field, MESSAGE_POLICIES);
      case "restartPolicy" -> RestartPolicies.policy(container.get(field), kind, validation);
      case "restartPolicyRules" -> RestartPolicies.rules(container, kind, validation);
      case "resizePolicy" -> ResizePolicies.validate(container.get(field), kind, site, validation);
      case "ports" -> ContainerPort.validate(container.get(field).elements(), validation);
      case "env" -> EnvVar.validate(container.get(field).elements(), site, validation);
      case "envFrom" -> EnvFrom.validate(container.get(field).elements(), validation);
      case "volumeMounts" -> VolumeMounts.validate(container, validation);
      case "volumeDevices" -> VolumeDevices.validate(container, site, validation);
      case "resources" -> ResourceRequirements.ofContainer(container.get(field), site, validation);
      case "livenessProbe", "readinessProbe", "startupProbe" ->
          Probe.validate(field, container.get(field), kind, validation);
      case "lifecycle" -> Lifecycle.validate(container.get(field), kind, site, validation);
      default -> {} // not validated, or elsewhere
    }
  }

  private static void image(Part container, Validation validation) {
    String text = container.text("image");
    if (text.isEmpty()) {
      return;
    }
    boolean isTrimmed = text.strip().length() == text.length();
    if (isTrimmed && ImageReference.isValid(text)) {
      return;
    }
    Part image = container.get("image");
    if (!isTrimmed && validation.isPod()) {
      String problem = "image " + Quote.value(image.value()) + " has blanks at an end";
      validation.invalid("POD-098", image, problem, "remove the blanks");
    } else if (!ImageReference.isValid(text)) {
      String problem = Quote.value(image.value()) + " is not a valid reference of an image";
      String fix = "write [host[:port]/]name[:tag][@digest], with a name in lower case";
      validation.invalid("PODL-07", image, problem, fix);
    }
  }
}
