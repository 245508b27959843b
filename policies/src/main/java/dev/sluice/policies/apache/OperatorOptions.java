package dev.sluice.policies.apache;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.FieldPointer;
import java.util.List;
import java.util.Optional;

/**
 * A map of Flink's options that the operator lays over its own.
 *
 * @param versionAt the version of Flink, where it is not that of another cluster
 * @param jobAt the job
 * @param replicasAt the number of JobManagers, where they are the resource's own
 * @param clusterAt the name of the FlinkDeployment whose options lie between
 * @param forbidden keys that only the operator sets
 * @param jobRow the rule that repeats all those about a job for this kind; empty for none
 * @param autoscalerRow the rule that repeats all those about the autoscaler; empty for none
 */
record OperatorOptions(
    Optional<FieldPointer> versionAt,
    @JsonProperty(required = true) FieldPointer jobAt,
    Optional<FieldPointer> replicasAt,
    Optional<FieldPointer> clusterAt,
    List<String> forbidden,
    String jobRow,
    String autoscalerRow) {
  static final FieldType<OperatorOptions> TYPE =
      new FieldType<>("operator-configuration", OperatorOptions.class);
}
