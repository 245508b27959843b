package dev.sluice.policies.corev1;

import dev.sluice.policies.render.Part;

/** core/v1 Probe: rows POD-286 to POD-303. */
final class Probe {
  private Probe() {}

  /**
   * @param field which of a container's probes it is
   */
  static void validate(String field, Part probe, ContainerKind kind, Validation validation) {
    if (kind == ContainerKind.EPHEMERAL) {
      return; // which may not have one
    }
    if (kind == ContainerKind.INIT) {
      String problem = field + " is not allowed for an init container that does not always restart";
      String fix = "remove " + field + ", or set the container's restartPolicy to \"Always\"";
      validation.forbidden("POD-303", probe, problem, fix);
      return;
    }
    if (probe.isObject()) {
      Handler.OF_PROBE.validate(probe, validation);
      for (String number : probe.ownNames()) {
        number(number, field, probe, validation);
      }
    }
  }

  private static void number(String number, String field, Part probe, Validation validation) {
    switch (number) {
      case "initialDelaySeconds" -> validation.minimum("POD-294", probe, number, 0);
      case "timeoutSeconds" -> validation.minimum("POD-295", probe, number, 0);
      case "periodSeconds" -> validation.minimum("POD-296", probe, number, 0);
      case "failureThreshold" -> validation.minimum("POD-298", probe, number, 0);
      case "successThreshold" -> successes(field, probe, validation);
      case "terminationGracePeriodSeconds" -> grace(field, probe, validation);
      default -> {} // what it does, which is judged above
    }
  }

  private static void successes(String field, Part probe, Validation validation) {
    switch (field) {
      case "livenessProbe" -> once("POD-299", probe, validation);
      case "startupProbe" -> once("POD-300", probe, validation);
      default -> validation.minimum("POD-297", probe, "successThreshold", 0);
    }
  }

  private static void grace(String field, Part probe, Validation validation) {
    if (!field.equals("readinessProbe")) {
      validation.minimum("POD-301", probe, "terminationGracePeriodSeconds", 1);
    } else {
      Part period = probe.get("terminationGracePeriodSeconds");
      String problem = "terminationGracePeriodSeconds is not allowed in a readinessProbe";
      validation.invalid("POD-302", period, problem, "remove it");
    }
  }

  /** The API server takes 0 for nothing, and fills in 1. */
  private static void once(String row, Part probe, Validation validation) {
    if (probe.integer("successThreshold", 0) != 0) {
      validation.range(row, probe, "successThreshold", 1, 1);
    }
  }
}
