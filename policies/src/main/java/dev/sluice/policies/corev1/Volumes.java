package dev.sluice.policies.corev1;

import dev.sluice.policies.render.Part;

/** core/v1 Volume: rows POD-160 to POD-263, POD-429. */
final class Volumes {
  private Volumes() {}

  static void validate(Part spec, Validation validation) {
    for (Part volume : spec.get("volumes").elements()) {
      if (volume.has("ephemeral")) {
        EphemeralVolume.validate(volume.get("ephemeral"), validation);
      }
    }
  }
}
