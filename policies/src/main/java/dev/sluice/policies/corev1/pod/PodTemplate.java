package dev.sluice.policies.corev1.pod;

import dev.sluice.policies.corev1.Validation;
import dev.sluice.policies.render.Part;

/** core/v1 PodTemplateSpec and Pod. */
public final class PodTemplate {
  private PodTemplate() {}

  /**
   * Reports all that the API server refuses or warns of, and what it should.
   *
   * @param pod with {@code metadata} and {@code spec}
   */
  public static void validate(Part pod, Validation validation) {
    ObjectMeta.validate(pod, validation);
    PodSpec.validate(pod, validation);
  }
}
