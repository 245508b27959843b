package dev.sluice.policies.flinkcluster;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.rule.Resource;
import java.util.Set;

/** What a FlinkCluster's operator says of its job: {@code status.components.job}. */
record FlinkClusterJobStatus(JsonNode job) {
  private static final JsonPointer AT = JsonPointer.compile("/status/components/job");
  private static final Set<String> ACTIVE = Set.of("Running", "Deploying");
  private static final Set<String> FAILED = Set.of("Failed", "Lost", "DeployFailed");
  private static final Set<String> ENDED = Set.of("Succeeded", "Cancelled");

  static FlinkClusterJobStatus of(Resource cluster) {
    return new FlinkClusterJobStatus(cluster.object().at(AT));
  }

  boolean isThere() {
    return job.isObject();
  }

  String state() {
    return job.path("state").asText("");
  }

  boolean isActive() {
    return ACTIVE.contains(state());
  }

  /** Whether it runs no more, for whatever reason. */
  boolean isStopped() {
    return ENDED.contains(state()) || FAILED.contains(state());
  }

  /**
   * Whether it runs no more and will not be restarted, which Google's operator does only if it
   * knows a savepoint.
   */
  boolean isTerminated(Resource cluster) {
    boolean restarts =
        cluster.object().at("/spec/job/restartPolicy").asText("").equals("FromSavepointOnFailure")
            && (cluster.kind().variant().equals("spotify") || !text("savepointLocation").isEmpty());
    return isStopped() && !(FAILED.contains(state()) && restarts);
  }

  /** The text of a member; empty where it has none. */
  String text(String member) {
    return job.path(member).asText("");
  }
}
