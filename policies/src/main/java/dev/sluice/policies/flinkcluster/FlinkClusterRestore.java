package dev.sluice.policies.flinkcluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Resource;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** What an updated job starts from: a savepoint taken now, one named, or one young enough. */
final class FlinkClusterRestore {
  private FlinkClusterRestore() {}

  static void judge(FlinkClusterChange change, Resource before, Findings findings) {
    FlinkClusterJobStatus status = FlinkClusterJobStatus.of(before);
    JsonNode job = change.newJob();
    boolean taken = isTaken(job);
    boolean named = !job.path("fromSavepoint").asText("").isBlank();
    boolean noneTaken = !taken || status.isStopped();
    if (!named && noneTaken && status.isThere() && !isUsable(status, job, before.now())) {
      String problem =
          taken
              ? "the job has stopped, and its last savepoint is missing or too old to restore"
              : "no savepoint is taken, and the last one is missing or too old to restore";
      String fix = "set fromSavepoint, or raise maxStateAgeToRestoreSeconds";
      findings.of("FC-U19").forbidden(FlinkClusterUpdates.JOB, problem, fix);
    }
  }

  /** Whether the update takes a savepoint of a job that runs. */
  private static boolean isTaken(JsonNode job) {
    return job.path("takeSavepointOnUpdate").asBoolean(true);
  }

  /** Whether the last savepoint will do. */
  private static boolean isUsable(FlinkClusterJobStatus status, JsonNode job, Instant now) {
    if (status.hasFinalSavepoint() || (status.state().equals("Updating") && !isTaken(job))) {
      return true;
    }
    JsonNode age = job.path("maxStateAgeToRestoreSeconds");
    String taking = status.get("savepointTime");
    String ending = status.get("completionTime");
    if (!age.isNumber()
        || status.get("savepointLocation").isEmpty()
        || taking.isEmpty()
        || (!status.isActive() && ending.isEmpty())) {
      return false;
    }
    try {
      Instant reference = status.isActive() ? now : OffsetDateTime.parse(ending).toInstant();
      Instant savepoint = OffsetDateTime.parse(taking).toInstant();
      return !savepoint.plusSeconds(age.asLong()).isBefore(reference);
    } catch (DateTimeException | ArithmeticException e) {
      return true; // what cannot be read is no reason to refuse
    }
  }
}
