package dev.sluice.policies.flinkcluster;

import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Resource;
import dev.sluice.policies.rule.UpdateRule;

/**
 * The annotation that asks a FlinkCluster's operator for a savepoint or for the end of the job. As
 * long as it stands there, every update is judged by it, whatever the update changes.
 */
final class FlinkClusterControl implements UpdateRule<FieldType.Plain> {
  static final String ANNOTATION = "flinkclusters.flinkoperator.k8s.io/user-control";

  @Override
  public void judge(
      Field<FieldType.Plain> before, Field<FieldType.Plain> after, Findings findings) {
    Value control = control(after);
    if (!control.isString()) {
      return;
    }
    Resource old = before.resource();
    if (!control.scalar().equals(control(before).scalar()) && isInProgress(old)) {
      String problem = "is changed while the operator works on the last control";
      String fix = "wait until status.control.state is no longer that of a control in progress";
      findings.of("FC-U1").forbidden(control, problem, fix);
    }
    switch (control.scalar()) {
      case "job-cancel" -> cancel(control, old, findings);
      case "savepoint" -> savepoint(control, old, findings);
      default -> unknown(control, findings);
    }
  }

  private static Value control(Field<FieldType.Plain> cluster) {
    return cluster.value().get("metadata").get("annotations").entry(ANNOTATION);
  }

  private static boolean isInProgress(Resource old) {
    String state = FlinkClusterOperator.isGoogle(old) ? "Progressing" : "InProgress";
    return old.at("/status/control/state").is(state);
  }

  private static void unknown(Value control, Findings findings) {
    String problem = Quote.value(control) + " is no control";
    String fix = "write \"savepoint\" or \"job-cancel\", or remove the annotation";
    findings.of("FC-U2").notSupported(control, problem, fix);
  }

  private static void cancel(Value control, Resource old, Findings findings) {
    FlinkClusterJobStatus job = FlinkClusterJobStatus.of(old);
    if (!hasJob(old)) {
      session(control, findings);
    } else if (!job.isThere() || job.isTerminated(old)) {
      String problem = "there is no job to cancel: " + described(job);
      String fix = "remove the annotation, which blocks every update until then";
      findings.of("FC-U4").forbidden(control, problem, fix);
    }
  }

  private static void savepoint(Value control, Resource old, Findings findings) {
    FlinkClusterJobStatus job = FlinkClusterJobStatus.of(old);
    if (!hasJob(old)) {
      session(control, findings);
      return;
    }
    if (old.at("/spec/job/savepointsDir").scalar().isEmpty()) {
      String problem = "the job has no savepointsDir for the savepoint";
      String fix = "remove the annotation: only a job made with savepointsDir can take a savepoint";
      findings.of("FC-U5").forbidden(control, problem, fix);
    }
    if (!job.isThere() || job.isStopped()) {
      String problem = "there is no job to take a savepoint of: " + described(job);
      String fix = "remove the annotation, which blocks every update until then";
      findings.of("FC-U6").forbidden(control, problem, fix);
    }
  }

  private static boolean hasJob(Resource cluster) {
    return cluster.at("/spec/job").isObject();
  }

  private static void session(Value control, Findings findings) {
    String problem = "a session cluster has no job of its own to control";
    String fix = "remove the annotation; use Flink's own API for its jobs";
    findings.of("FC-U3").forbidden(control, problem, fix);
  }

  private static String described(FlinkClusterJobStatus job) {
    return job.isThere() ? "it is " + Quote.string(job.state()) : "it has not started";
  }
}
