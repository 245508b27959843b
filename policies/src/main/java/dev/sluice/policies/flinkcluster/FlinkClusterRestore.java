package dev.sluice.policies.flinkcluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Resource;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** What an updated job starts from: a savepoint taken now, one named, or one young enough. */
final class FlinkClusterRestore {
  private static final FieldPath JOB = FieldPath.of("/spec/job");

  private FlinkClusterRestore() {}

  static void judge(FlinkClusterChange change, Resource before, Findings findings) {
    FlinkClusterJobStatus status = FlinkClusterJobStatus.of(before);
    JsonNode job = change.newJob();
    boolean taken = job.path("takeSavepointOnUpdate").asBoolean(true);
    boolean named = !job.path("fromSavepoint").asText("").isBlank();
    boolean noneTaken = !taken || status.isStopped();
    if (!named && noneTaken && status.isThere() && !isUsable(status, job, taken, before.now())) {
      String problem =
          taken
              ? "the job has stopped, and its last savepoint is absent or too old to go on from"
              : "no savepoint is taken, and the last one is absent or too old to go on from";
      String fix = "set fromSavepoint, or a maxStateAgeToRestoreSeconds that the last one keeps";
      findings.report("FC-U19", JOB, ErrorType.Forbidden, problem, fix);
    }
  }

  private static boolean isUsable(
      FlinkClusterJobStatus status, JsonNode job, boolean taken, Instant now) {
    if (status.job().path("finalSavepoint").asBoolean(false)
        || (status.state().equals("Updating") && !taken)) {
      return true;
    }
    JsonNode age = job.path("maxStateAgeToRestoreSeconds");
    String taking = status.text("savepointTime");
    String ending = status.text("completionTime");
    if (!age.isNumber()
        || status.text("savepointLocation").isEmpty()
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
