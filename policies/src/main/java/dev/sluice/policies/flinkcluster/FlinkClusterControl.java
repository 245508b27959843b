package dev.sluice.policies.flinkcluster;

import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Resource;
import dev.sluice.policies.rule.UpdateRule;
import java.util.List;

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
      String problem = "the annotation cannot change while the last control is in progress";
      String fix = "wait until status.control.state says that it has ended";
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
    findings.of("FC-U2").notSupported(control, List.of("savepoint", "job-cancel"));
  }

  private static void cancel(Value control, Resource old, Findings findings) {
    FlinkClusterJobStatus job = FlinkClusterJobStatus.of(old);
    if (!hasJob(old)) {
      session(control, findings);
    } else if (!job.isThere() || job.isTerminated(old)) {
      String problem = "nothing can be cancelled: " + described(job);
      String fix = "remove the annotation, which otherwise blocks every update";
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
      String problem = "a savepoint needs job.savepointsDir, which is not set";
      String fix = "remove the annotation, and create the cluster with job.savepointsDir";
      findings.of("FC-U5").forbidden(control, problem, fix);
    }
    if (!job.isThere() || job.isStopped()) {
      String problem = "no savepoint can be taken: " + described(job);
      String fix = "remove the annotation, which otherwise blocks every update";
      findings.of("FC-U6").forbidden(control, problem, fix);
    }
  }

  private static boolean hasJob(Resource cluster) {
    return cluster.at("/spec/job").isObject();
  }

  private static void session(Value control, Findings findings) {
    String problem = "a session cluster has no spec.job to control";
    String fix = "remove the annotation, and use Flink's REST API for its jobs";
    findings.of("FC-U3").forbidden(control, problem, fix);
  }

  private static String described(FlinkClusterJobStatus job) {
    return job.isThere() ? "the job is " + Quote.string(job.state()) : "the job has not started";
  }
}
