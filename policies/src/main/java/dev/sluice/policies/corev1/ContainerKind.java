package dev.sluice.policies.corev1;

import dev.sluice.policies.render.Part;

/** What a container is to its pod. */
enum ContainerKind {
  REGULAR,
  /** Ends before the next one starts. */
  INIT,
  /** An init container that always restarts, and runs beside the regular ones. */
  SIDECAR,
  /** Added to a pod that runs. */
  EPHEMERAL;

  /** What an element of a pod's {@code initContainers} is. */
  static ContainerKind ofInit(Part container) {
    return container.text("restartPolicy").equals("Always") ? SIDECAR : INIT;
  }
}
