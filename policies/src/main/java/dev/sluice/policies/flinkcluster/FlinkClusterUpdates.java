package dev.sluice.policies.flinkcluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.FieldPointer;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Resource;
import dev.sluice.policies.rule.UpdateRule;

/** What may change in the spec of a FlinkCluster that runs. */
final class FlinkClusterUpdates implements UpdateRule<FieldType.Plain> {
  static final FieldPointer JOB = FieldPointer.of("/spec/job");

  private static final FieldPointer SPEC = FieldPointer.of("/spec");
  private static final FieldPointer SAVEPOINTS = FieldPointer.of("/spec/job/savepointsDir");
  private static final FieldPointer PROPERTIES = FieldPointer.of("/spec/flinkProperties");

  @Override
  public void judge(
      Field<FieldType.Plain> before, Field<FieldType.Plain> after, Findings findings) {
    FlinkClusterChange.of(before.resource(), after.resource())
        .ifPresent(change -> judge(change, before.resource(), after.resource(), findings));
  }

  private static void judge(
      FlinkClusterChange change, Resource before, Resource after, Findings findings) {
    FlinkClusterJobControls.judge(change, before, findings);
    if (FlinkClusterJobControls.isAll(change, after)) {
      return;
    }
    FlinkClusterJobControls.cancelled(change, after, findings);
    if (FlinkClusterOperator.isSpotify(after)) {
      deploymentType(before, after, findings);
    }
    boolean isJob = change.newJob().isObject();
    if (change.oldJob().isObject() != isJob) {
      String problem =
          isJob
              ? "job is added, but a session cluster cannot become a job cluster"
              : "job is removed, but a job cluster cannot become a session cluster";
      String fix = "set it back, or create a new cluster";
      findings.of("FC-U14").forbidden(JOB, problem, fix);
    } else if (isJob) {
      job(change, before, after, findings);
    }
  }

  private static void deploymentType(Resource before, Resource after, Findings findings) {
    Value was = before.at("/spec/taskManager/deploymentType");
    Value is = after.at("/spec/taskManager/deploymentType");
    if (!was.equalsValue(is)) {
      String problem = "deploymentType cannot change: it was " + Quote.plain(was);
      findings.of("FC-U13").forbidden(is, problem, "set it back, or create a new cluster");
    }
  }

  private static void job(
      FlinkClusterChange change, Resource before, Resource after, Findings findings) {
    if (change.oldJob().path("savepointsDir").asText("").isEmpty()) {
      String problem = "spec cannot change: the cluster was created without job.savepointsDir";
      String fix = "delete the cluster, and create it again with job.savepointsDir";
      findings.of("FC-U15").forbidden(SPEC, problem, fix);
      return;
    }
    if (change.newJob().path("savepointsDir").asText("").isEmpty()) {
      String problem = "savepointsDir is required: it can change, but not be removed";
      findings.of("FC-U16").required(SAVEPOINTS, problem, "set it back, or to another directory");
    }
    if (FlinkClusterOperator.isSpotify(after)) {
      highAvailability(change, findings);
      FlinkClusterRestore.judge(change, before, findings);
    }
  }

  private static void highAvailability(FlinkClusterChange change, Findings findings) {
    boolean was = isHighlyAvailable(change.before().path("flinkProperties"));
    boolean is = isHighlyAvailable(change.after().path("flinkProperties"));
    if (was != is) {
      String problem =
          "high availability of a job cluster cannot be switched " + (is ? "on" : "off");
      findings.of("FC-U17").forbidden(PROPERTIES, problem, "set it back, or create a new cluster");
    }
  }

  /** Whether all three options are there that the operator looks for. */
  private static boolean isHighlyAvailable(JsonNode properties) {
    JsonNode mode = properties.path("high-availability");
    return mode.isTextual() // also an empty one; with a blank beside it, none is another word
        && !mode.textValue().equalsIgnoreCase("none")
        && !properties.path("kubernetes.cluster-id").asText("").isBlank()
        && !properties.path("high-availability.storageDir").asText("").isBlank();
  }
}
