package dev.sluice.policies.apache.pods;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.FieldPointer;

/**
 * A cluster's specification, of which the operator makes pods.
 *
 * @param configurationAt the options that it gives itself
 * @param suffix what the cluster's name ends with after the resource's; empty for none
 */
record OperatedPods(@JsonProperty(required = true) FieldPointer configurationAt, String suffix) {
  static final FieldType<OperatedPods> TYPE = new FieldType<>("operated-pods", OperatedPods.class);
}
