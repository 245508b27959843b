package dev.sluice.policies.corev1;

import dev.sluice.policies.render.Part;

/** core/v1 Container: rows POD-089 to POD-159, POD-264 to POD-332. */
final class Containers {
  private Containers() {}

  static void validate(Part spec, Validation validation) {}
}
