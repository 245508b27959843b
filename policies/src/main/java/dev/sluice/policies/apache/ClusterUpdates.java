package dev.sluice.policies.apache;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.UpdateRule;
import java.util.Objects;
import java.util.Set;

/** What cannot change once a FlinkDeployment or a FlinkSessionJob has been deployed. */
public final class ClusterUpdates implements UpdateRule {

  @Override
  public Set<String> ids() {
    return Set.of("FD-UPD-1", "FD-UPD-2", "FD-UPD-3", "FD-UPD-4", "SJ-3");
  }

  @Override
  public FieldType place() {
    return FieldType.LAST_RECONCILED;
  }

  @Override
  public void judge(Field before, Field after, Findings findings) {
    JsonNode was = before.resource().object().path("spec");
    Value is = after.value().get("spec");
    if (was.equals(is.node()) || LastReconciled.spec(before).isMissingNode()) {
      return;
    }
    JsonNode last = LastReconciled.spec(before);
    if (before.resource().kind().name().kind().equals("FlinkSessionJob")) {
      cluster(was, is.get("deploymentName"), last, findings);
    } else {
      job(was, is.get("job"), last, findings);
      mode(was, is.get("mode"), last, findings);
    }
  }

  private static void job(JsonNode was, Value job, JsonNode last, Findings findings) {
    if (job.isSet() == was.hasNonNull("job") || job.isSet() == last.hasNonNull("job")) {
      return;
    }
    if (job.isSet()) {
      String problem = "a session cluster does not become an application cluster";
      String fix = "create a FlinkDeployment of another name, or a FlinkSessionJob for this one";
      findings.report("FD-UPD-1", job.path(), ErrorType.Forbidden, problem, fix);
    } else {
      String problem = "an application cluster does not become a session cluster";
      String fix = "give the job back, suspend it with state, or create another FlinkDeployment";
      findings.report("FD-UPD-2", job.path(), ErrorType.Required, problem, fix);
    }
  }

  private static void mode(JsonNode was, Value mode, JsonNode last, Findings findings) {
    boolean standalone = isStandalone(mode.node());
    if (standalone == isStandalone(was.path("mode"))
        || standalone == isStandalone(last.path("mode"))) {
      return;
    }
    String problem = "a cluster that is deployed does not change its mode";
    String fix = "set " + (standalone ? "native" : "standalone") + ", or delete and create it anew";
    String row = standalone ? "FD-UPD-3" : "FD-UPD-4";
    findings.report(row, mode.path(), ErrorType.Forbidden, problem, fix);
  }

  private static boolean isStandalone(JsonNode mode) {
    return Objects.equals(mode.textValue(), "standalone");
  }

  private static void cluster(JsonNode was, Value name, JsonNode last, Findings findings) {
    JsonNode deployed = last.path("deploymentName");
    if (!name.node().equals(was.path("deploymentName"))
        && !name.node().equals(deployed)
        && deployed.isTextual()) {
      String problem = "a job that is deployed does not move to another cluster";
      String fix = "set " + Quote.value(deployed) + ", or create another FlinkSessionJob";
      findings.report("SJ-3", name.path(), ErrorType.Forbidden, problem, fix);
    }
  }
}
