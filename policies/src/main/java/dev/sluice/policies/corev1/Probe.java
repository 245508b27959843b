package dev.sluice.policies.corev1;

import dev.sluice.policies.render.Part;
import java.util.OptionalLong;

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
      validation.minimum("POD-294", probe.get("initialDelaySeconds"), 0);
      validation.minimum("POD-295", probe.get("timeoutSeconds"), 0);
      validation.minimum("POD-296", probe.get("periodSeconds"), 0);
      validation.minimum("POD-298", probe.get("failureThreshold"), 0);
      successes(field, probe.get("successThreshold"), validation);
      grace(field, probe.get("terminationGracePeriodSeconds"), validation);
    }
  }

  private static void successes(String field, Part number, Validation validation) {
    switch (field) {
      case "livenessProbe" -> once("POD-299", number, validation);
      case "startupProbe" -> once("POD-300", number, validation);
      default -> validation.minimum("POD-297", number, 0);
    }
  }

  private static void grace(String field, Part period, Validation validation) {
    if (!field.equals("readinessProbe")) {
      validation.minimum("POD-301", period, 1);
    } else if (period.isSet()) {
      String problem = "terminationGracePeriodSeconds is not allowed in a readinessProbe";
      validation.invalid("POD-302", period, problem, "remove it");
    }
  }

  /** The API server takes 0 for nothing, and fills in 1. */
  private static void once(String row, Part successes, Validation validation) {
    OptionalLong number = successes.integer();
    if (number.isPresent() && number.getAsLong() != 0) {
      validation.range(row, successes, 1, 1);
    }
  }
}
