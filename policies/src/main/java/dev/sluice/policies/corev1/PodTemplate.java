package dev.sluice.policies.corev1;

import dev.sluice.policies.render.Part;

/** core/v1 PodTemplateSpec and Pod: rows POD-033 to POD-038, POD-086. */
public final class PodTemplate {
  private PodTemplate() {}

  /**
   * Reports all that the API server refuses or warns of, and what it should.
   *
   * @param pod with {@code metadata} and {@code spec}
   */
  public static void validate(Part pod, Validation validation) {
    ObjectMeta.validate(pod.get("metadata"), pod.get("spec"), validation);
    PodSpec.validate(pod.get("spec"), validation);
  }
}
