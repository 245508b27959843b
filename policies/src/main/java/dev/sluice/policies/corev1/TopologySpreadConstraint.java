package dev.sluice.policies.corev1;

import dev.sluice.policies.render.Part;

/** core/v1 TopologySpreadConstraint: rows POD-371 to POD-381. */
final class TopologySpreadConstraint {
  private TopologySpreadConstraint() {}

  static void validate(Part constraints, Validation validation) {}
}
