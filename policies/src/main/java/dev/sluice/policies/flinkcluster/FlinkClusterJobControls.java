package dev.sluice.policies.flinkcluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kubernetes.FieldPointer;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Resource;

/** The two fields of a FlinkCluster's job that ask for something: an end, or a savepoint. */
final class FlinkClusterJobControls {
  static final String CANCEL = "job.cancelRequested";
  static final String SAVEPOINT = "job.savepointGeneration";

  private static final FieldPointer CANCEL_AT = FieldPointer.of("/spec/job/cancelRequested");
  private static final FieldPointer SAVEPOINT_AT = FieldPointer.of("/spec/job/savepointGeneration");

  private FlinkClusterJobControls() {}

  static void judge(FlinkClusterChange change, Resource before, Findings findings) {
    if (change.oldJob().isObject() && change.newJob().isObject()) {
      cancel(change, findings);
      savepoint(change, before, findings);
    }
  }

  /**
   * Whether the operator looks at nothing else: at a savepoint that is asked for, at an end that is
   * refused already, and Google's at an end. For spotify's an end is a change like others.
   */
  static boolean isAll(FlinkClusterChange change, Resource after) {
    boolean was = isCancelled(change.oldJob());
    boolean is = isCancelled(change.newJob());
    boolean alone = was ? !is : is && FlinkClusterOperator.isGoogle(after);
    return !change.isMoreThan(SAVEPOINT) || (alone && !change.isMoreThan(CANCEL, SAVEPOINT));
  }

  /** Google's operator checks a change like a new object, of a job that was cancelled before. */
  static void cancelled(FlinkClusterChange change, Resource after, Findings findings) {
    if (FlinkClusterOperator.isGoogle(after)
        && isCancelled(change.oldJob())
        && isCancelled(change.newJob())) {
      FlinkClusterCancellation.report(after.at(CANCEL_AT), findings);
    }
  }

  private static boolean isCancelled(JsonNode job) {
    return job.path("cancelRequested").asBoolean(false);
  }

  private static void cancel(FlinkClusterChange change, Findings findings) {
    boolean was = isCancelled(change.oldJob());
    boolean is = isCancelled(change.newJob());
    if (was && !is) {
      String problem = "cancelRequested cannot be taken back";
      String fix = "leave it true, and create a new cluster for a new job";
      findings.of("FC-U8").forbidden(CANCEL_AT, problem, fix);
    } else if (is && !was && change.isMoreThan(CANCEL)) {
      String problem = "cancelRequested cannot change together with other fields of the spec";
      String fix =
          "remove it, and cancel with the annotation "
              + FlinkClusterControl.ANNOTATION
              + ": job-cancel";
      findings.of("FC-U9").forbidden(CANCEL_AT, problem, fix);
    }
  }

  private static void savepoint(FlinkClusterChange change, Resource before, Findings findings) {
    long is = generation(change.newJob());
    if (is == generation(change.oldJob())) {
      return;
    }
    long next = FlinkClusterJobStatus.of(before).savepointGeneration() + 1;
    if (is != next) {
      String problem = "savepointGeneration is " + is + ", but the next savepoint is " + next;
      String fix = "set " + next + ", one more than status.components.job.savepointGeneration";
      findings.of("FC-U10").invalid(SAVEPOINT_AT, problem, fix);
    }
    if (change.isMoreThan(SAVEPOINT)) {
      String problem = "savepointGeneration cannot change together with other fields of the spec";
      String fix = "change it in an update of its own";
      findings.of("FC-U11").forbidden(SAVEPOINT_AT, problem, fix);
    }
  }

  private static long generation(JsonNode job) {
    return job.path("savepointGeneration").asLong(0);
  }
}
