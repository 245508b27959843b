package dev.sluice.policies.corev1;

import dev.sluice.policies.render.Part;

/** core/v1 EphemeralVolumeSource, with the claim that it makes: rows POD-226 to POD-237. */
final class EphemeralVolume {
  private EphemeralVolume() {}

  static void validate(Part source, Validation validation) {
    Part spec = source.get("volumeClaimTemplate").get("spec");
    LabelSelector.validate(spec.get("selector"), validation);
  }
}
