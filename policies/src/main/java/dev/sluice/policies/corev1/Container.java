package dev.sluice.policies.corev1;

import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.render.Part;
import java.util.List;

/** core/v1 Container: rows POD-089 to POD-102, PODL-07. */
final class Container {
  private static final List<String> PULL_POLICIES = List.of("Always", "IfNotPresent", "Never");
  private static final List<String> MESSAGE_POLICIES = List.of("File", "FallbackToLogsOnError");

  private Container() {}

  static void validate(
      Part container, ContainerKind kind, ContainerSite site, Validation validation) {
    if (container.isForeign() || !container.isElement()) {
      return;
    }
    Part name = container.get("name");
    if (validation.required("POD-089", name, "the container's name")) {
      validation.format("POD-090", name, Format.DNS_LABEL);
    }
    for (String field : container.names()) {
      Part value = container.get(field);
      if (!value.isForeign() && value.isSet()) {
        validate(field, value, container, kind, site, validation);
      }
    }
    RestartPolicies.required(container, kind, validation);
  }

  private static void validate(
      String field,
      Part value,
      Part container,
      ContainerKind kind,
      ContainerSite site,
      Validation validation) {
    switch (field) {
      case "image" -> image(value, validation);
      case "imagePullPolicy" -> validation.oneOf("POD-099", value, PULL_POLICIES);
      case "terminationMessagePolicy" -> validation.oneOf("POD-100", value, MESSAGE_POLICIES);
      case "restartPolicy" -> RestartPolicies.policy(value, kind, validation);
      case "restartPolicyRules" ->
          RestartPolicies.rules(value, kind, container.has("restartPolicy"), validation);
      case "resizePolicy" -> ResizePolicies.validate(value, kind, site, validation);
      case "ports" -> value.elements().forEach(port -> ContainerPort.validate(port, validation));
      case "env" -> EnvVar.validate(value.elements(), site, validation);
      case "envFrom" -> value.elements().forEach(from -> EnvFrom.validate(from, validation));
      case "volumeMounts" -> VolumeMounts.validate(container, validation);
      case "volumeDevices" -> VolumeDevices.validate(container, site, validation);
      case "resources" -> ResourceRequirements.ofContainer(value, site, validation);
      case "livenessProbe", "readinessProbe", "startupProbe" ->
          Probe.validate(field, value, kind, validation);
      case "lifecycle" -> Lifecycle.validate(value, kind, site, validation);
      default -> {} // not validated, or elsewhere
    }
  }

  private static void image(Part image, Validation validation) {
    String text = image.string().orElse("");
    if (text.isEmpty()) {
      return;
    }
    boolean isTrimmed = text.strip().length() == text.length();
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
