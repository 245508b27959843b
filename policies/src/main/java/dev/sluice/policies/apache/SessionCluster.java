package dev.sluice.policies.apache;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.FieldPointer;

/**
 * The name of a session job's cluster.
 *
 * @param jobAt the job
 */
record SessionCluster(@JsonProperty(required = true) FieldPointer jobAt) {
  static final FieldType<SessionCluster> TYPE =
      new FieldType<>("session-cluster", SessionCluster.class);
}
