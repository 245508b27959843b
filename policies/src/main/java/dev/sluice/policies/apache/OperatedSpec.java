package dev.sluice.policies.apache;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.FieldPointer;

/**
 * The whole specification of a cluster.
 *
 * @param configurationAt the options that it gives itself
 */
record OperatedSpec(@JsonProperty(required = true) FieldPointer configurationAt) {
  static final FieldType<OperatedSpec> TYPE = new FieldType<>("operated-spec", OperatedSpec.class);
}
