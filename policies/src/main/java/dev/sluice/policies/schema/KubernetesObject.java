package dev.sluice.policies.schema;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sluice.policies.kind.FieldType;

/**
 * An object of a type of Kubernetes, which the API server reads only when the pods are created.
 *
 * @param definition the type, such as {@code io.k8s.api.core.v1.PodTemplateSpec}
 * @param scalarsConverted whether the system that takes it may turn scalars into one another
 */
record KubernetesObject(
    @JsonProperty(required = true) String definition, boolean scalarsConverted) {

  /** In profiles {@code kubernetes-object}. */
  static final FieldType<KubernetesObject> TYPE =
      new FieldType<>("kubernetes-object", KubernetesObject.class);
}
