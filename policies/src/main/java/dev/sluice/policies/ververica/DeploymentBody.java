package dev.sluice.policies.ververica;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.FieldPointer;
import java.util.List;

/**
 * The body of a deployment.
 *
 * @param clusterLevel what a session cluster decides for the deployments that run on it
 */
record DeploymentBody(@JsonProperty(required = true) List<FieldPointer> clusterLevel) {

  /** In profiles {@code ververica-deployment}. */
  static final FieldType<DeploymentBody> TYPE =
      new FieldType<>("ververica-deployment", DeploymentBody.class);
}
