package dev.sluice.policies.flinkcluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.UpdateRule;
import java.util.Set;

/** What may change in the spec of a FlinkCluster that runs. */
public final class FlinkClusterUpdates implements UpdateRule {
  private static final FieldPath SPEC = FieldPath.of("/spec");
  private static final FieldPath JOB = FieldPath.of("/spec/job");

  @Override
  public Set<String> ids() {
    return Set.of(
        "FC-U8", "FC-U9", "FC-U10", "FC-U11", "FC-U13", "FC-U14", "FC-U15", "FC-U16", "FC-U17",
        "FC-U19");
  }

  @Override
  public FieldType place() {
    return FieldType.FLINK_CLUSTER;
  }

  @Override
  public void judge(Field before, Field after, Findings findings) {
    FlinkClusterChange.of(before.resource(), after.resource())
        .ifPresent(change -> judge(change, before, after, findings));
  }

  private static void judge(
      FlinkClusterChange change, Field before, Field after, Findings findings) {
    boolean spotify = after.resource().kind().variant().equals("spotify");
    FlinkClusterJobControls.judge(change, before.resource(), findings);
    if (!change.isMoreThan(FlinkClusterJobControls.CANCEL, FlinkClusterJobControls.SAVEPOINT)) {
      return;
    }
    if (spotify) {
      deploymentType(before, after, findings);
    }
    boolean wasJob = change.oldJob().isObject();
    boolean isJob = change.newJob().isObject();
    if (wasJob != isJob) {
      String problem = isJob ? "a session cluster gets a job" : "a job cluster loses its job";
      String fix = "make a new cluster: this one stays what it was made as";
      findings.report("FC-U14", JOB, ErrorType.Forbidden, problem, fix);
    } else if (isJob) {
      job(change, spotify, before, findings);
    }
  }

  private static void deploymentType(Field before, Field after, Findings findings) {
    Value was = before.resource().value("/spec/taskManager/deploymentType");
    Value is = after.resource().value("/spec/taskManager/deploymentType");
    if (!was.node().equals(is.node())) {
      findings.report(
          "FC-U13",
          is.path(),
          ErrorType.Forbidden,
          "changes from " + Quote.plain(was.node()) + " to " + Quote.plain(is.node()),
          "leave it, or make a new cluster");
    }
  }

  private static void job(
      FlinkClusterChange change, boolean spotify, Field before, Findings findings) {
    if (change.oldJob().path("savepointsDir").asText("").isEmpty()) {
      String problem = "nothing may change in a job cluster that was made without savepointsDir";
      String fix = "delete the cluster and make it anew, with spec.job.savepointsDir";
      findings.report("FC-U15", SPEC, ErrorType.Forbidden, problem, fix);
      return;
    }
    if (change.newJob().path("savepointsDir").asText("").isEmpty()) {
      FieldPath path = JOB.field("savepointsDir");
      String problem = "savepointsDir may change, but not be removed";
      findings.report("FC-U16", path, ErrorType.Required, problem, "put it back");
    }
    if (spotify) {
      highAvailability(change, findings);
      FlinkClusterRestore.judge(change, before.resource(), findings);
    }
  }

  private static void highAvailability(FlinkClusterChange change, Findings findings) {
    boolean was = isHighlyAvailable(change.before().path("flinkProperties"));
    boolean is = isHighlyAvailable(change.after().path("flinkProperties"));
    if (was != is) {
      findings.report(
          "FC-U17",
          SPEC.field("flinkProperties"),
          ErrorType.Forbidden,
          "high availability is switched " + (is ? "on" : "off") + " for a job that is there",
          "leave it, or make a new cluster");
    }
  }

  /** Whether all three options are there that the operator looks for. */
  private static boolean isHighlyAvailable(JsonNode properties) {
    String mode = properties.path("high-availability").asText("");
    return !mode.isBlank()
        && !mode.strip().equalsIgnoreCase("none")
        && !properties.path("kubernetes.cluster-id").asText("").isBlank()
        && !properties.path("high-availability.storageDir").asText("").isBlank();
  }
}
