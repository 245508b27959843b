package dev.sluice.policies.corev1;

import dev.sluice.policies.render.Part;

/** core/v1 Volume: rows POD-160 to POD-263, POD-429. */
final class Volumes {
  private Volumes() {}

  static void validate(Part spec, Validation validation) {}
}
