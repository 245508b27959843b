package dev.sluice.policies.ververica;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.FieldPointer;

/**
 * A pod template in {@code kubernetes}.
 *
 * @param resourcesAt the resources of the process that runs in it
 */
record PodTemplate(@JsonProperty(required = true) FieldPointer resourcesAt) {

  /** In profiles {@code ververica-pod-template}. */
  static final FieldType<PodTemplate> TYPE =
      new FieldType<>("ververica-pod-template", PodTemplate.class);
}
