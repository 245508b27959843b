package dev.sluice.policies.corev1;

import dev.sluice.policies.render.Part;

/** core/v1 PodSecurityContext and SecurityContext: rows POD-382 to POD-420. */
final class SecurityContext {
  private SecurityContext() {}

  static void ofPod(Part context, Validation validation) {}
}
