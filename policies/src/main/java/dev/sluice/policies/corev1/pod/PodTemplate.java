package dev.sluice.policies.corev1.pod;

import dev.sluice.policies.corev1.PodSite;
import dev.sluice.policies.corev1.Validation;

/** core/v1 PodTemplateSpec and Pod. */
public final class PodTemplate {
  private PodTemplate() {}

  /**
   * Reports all that the API server refuses or warns of, and what it should.
   *
   * @param site the pod
   */
  public static void validate(PodSite site, Validation validation) {
    ObjectMeta.validate(site, validation);
    PodSpec.validate(site, validation);
  }
}
