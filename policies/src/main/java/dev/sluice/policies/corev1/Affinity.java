package dev.sluice.policies.corev1;

import dev.sluice.policies.render.Part;

/** core/v1 Affinity: rows POD-348 to POD-370. */
final class Affinity {
  private Affinity() {}

  static void validate(Part affinity, Validation validation) {}
}
