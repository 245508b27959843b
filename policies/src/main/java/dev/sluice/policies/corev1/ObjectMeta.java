package dev.sluice.policies.corev1;

import dev.sluice.policies.render.Part;

/** meta/v1 ObjectMeta of a pod or a template: rows POD-022 to POD-038. */
final class ObjectMeta {
  private ObjectMeta() {}

  static void validate(Part metadata, Part spec, Validation validation) {}
}
