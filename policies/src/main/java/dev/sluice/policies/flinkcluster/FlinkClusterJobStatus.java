package dev.sluice.policies.flinkcluster;

import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Resource;
import java.util.Set;

/** What a FlinkCluster's operator says of its job: {@code status.components.job}. */
record FlinkClusterJobStatus(Value job, boolean google) {
  private static final Set<String> ACTIVE = Set.of("Running", "Deploying");
  private static final Set<String> FAILED = Set.of("Failed", "Lost", "DeployFailed");
  private static final Set<String> ENDED = Set.of("Succeeded", "Cancelled");

  static FlinkClusterJobStatus of(Resource cluster) {
    return new FlinkClusterJobStatus(
        cluster.at("/status/components/job"), FlinkClusterOperator.isGoogle(cluster));
  }

  boolean isThere() {
    return job.isObject();
  }

  String state() {
    return get("state");
  }

  boolean isActive() {
    return ACTIVE.contains(state());
  }

  /** Whether it runs no more, for whatever reason. */
  boolean isStopped() {
    return ENDED.contains(state()) || hasFailed();
  }

  /**
   * Whether it runs no more and will not be restarted, which Google's operator does only if it
   * knows a savepoint.
   */
  boolean isTerminated(Resource cluster) {
    boolean restarts =
        cluster.at("/spec/job/restartPolicy").is("FromSavepointOnFailure")
            && (!google || !get("savepointLocation").isEmpty());
    return isStopped() && !(hasFailed() && restarts);
  }

  /** Google's operator knows one way of failing. */
  private boolean hasFailed() {
    return google ? state().equals("Failed") : FAILED.contains(state());
  }

  /** Whether its last savepoint was taken for its end. */
  boolean hasFinalSavepoint() {
    return job.get("finalSavepoint").node().asBoolean(false);
  }

  /** The number of the last savepoint that was asked for by number. */
  long savepointGeneration() {
    return job.get("savepointGeneration").node().asLong(0);
  }

  /** What a field says as a string; empty where there is none. */
  String get(String field) {
    return job.get(field).scalar();
  }
}
