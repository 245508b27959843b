package dev.sluice.policies.flinkcluster;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Resource;
import dev.sluice.policies.rule.UpdateRule;
import java.util.Set;

/**
 * The annotation that asks a FlinkCluster's operator for a savepoint or for the end of the job. As
 * long as it stands there, every update is judged by it, whatever the update changes.
 */
public final class FlinkClusterControl implements UpdateRule {
  static final String ANNOTATION = "flinkclusters.flinkoperator.k8s.io/user-control";

  private static final JsonPointer AT =
      JsonPointer.compile("/metadata/annotations/" + ANNOTATION.replace("/", "~1"));
  private static final FieldPath PATH = FieldPath.of("/metadata/annotations").key(ANNOTATION);
  private static final JsonPointer CONTROL_STATE = JsonPointer.compile("/status/control/state");
  private static final JsonPointer JOB = JsonPointer.compile("/spec/job");

  @Override
  public Set<String> ids() {
    return Set.of("FC-U1", "FC-U2", "FC-U3", "FC-U4", "FC-U5", "FC-U6");
  }

  @Override
  public FieldType place() {
    return FieldType.FLINK_CLUSTER;
  }

  @Override
  public void judge(Field before, Field after, Findings findings) {
    JsonNode control = after.resource().object().at(AT);
    if (!control.isTextual()) {
      return;
    }
    Resource old = before.resource();
    if (!control.equals(old.object().at(AT)) && isInProgress(old)) {
      String fix = "wait until status.control.state is no longer that of a control in progress";
      report("FC-U1", "is changed while the operator works on the last control", fix, findings);
    }
    switch (control.textValue()) {
      case "job-cancel" -> cancel(old, findings);
      case "savepoint" -> savepoint(old, findings);
      default -> unknown(control, findings);
    }
  }

  private static boolean isInProgress(Resource old) {
    String word = old.kind().variant().equals("google") ? "Progressing" : "InProgress";
    return old.object().at(CONTROL_STATE).asText("").equals(word);
  }

  private static void unknown(JsonNode control, Findings findings) {
    findings.report(
        "FC-U2",
        PATH,
        ErrorType.NotSupported,
        Quote.value(control) + " is no control",
        "write \"savepoint\" or \"job-cancel\", or remove the annotation");
  }

  private static void cancel(Resource old, Findings findings) {
    FlinkClusterJobStatus job = FlinkClusterJobStatus.of(old);
    if (!hasJob(old)) {
      session(findings);
    } else if (!job.isThere() || job.isTerminated(old)) {
      String fix = "remove the annotation, which blocks every update until then";
      report("FC-U4", "there is no job to cancel: " + described(job), fix, findings);
    }
  }

  private static void savepoint(Resource old, Findings findings) {
    FlinkClusterJobStatus job = FlinkClusterJobStatus.of(old);
    if (!hasJob(old)) {
      session(findings);
      return;
    }
    if (old.object().at("/spec/job/savepointsDir").asText("").isEmpty()) {
      String fix = "remove the annotation: only a job made with savepointsDir can take a savepoint";
      report("FC-U5", "the job has no savepointsDir for the savepoint", fix, findings);
    }
    if (!job.isThere() || job.isStopped()) {
      String fix = "remove the annotation, which blocks every update until then";
      report("FC-U6", "there is no job to take a savepoint of: " + described(job), fix, findings);
    }
  }

  private static boolean hasJob(Resource cluster) {
    return cluster.object().at(JOB).isObject();
  }

  private static void session(Findings findings) {
    String problem = "a session cluster has no job of its own to control";
    report("FC-U3", problem, "remove the annotation; use Flink's own API for its jobs", findings);
  }

  private static String described(FlinkClusterJobStatus job) {
    return job.isThere() ? "it is " + Quote.text(job.state()) : "it has not started";
  }

  private static void report(String rule, String problem, String fix, Findings findings) {
    findings.report(rule, PATH, ErrorType.Forbidden, problem, fix);
  }
}
