package dev.sluice.policies.apache;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.UpdateRule;
import java.util.Set;

/** Updates of a FlinkDeployment's job that need what they do not say. */
public final class JobUpdates implements UpdateRule {
  private static final String NONCE = "savepointRedeployNonce";
  private static final String SAVEPOINT = "initialSavepointPath";

  @Override
  public Set<String> ids() {
    return Set.of("FD-UPD-5", "FD-VER-3");
  }

  @Override
  public FieldType place() {
    return FieldType.LAST_RECONCILED;
  }

  @Override
  public void judge(Field before, Field after, Findings findings) {
    Value spec = after.value().get("spec");
    JsonNode was = before.resource().object().path("spec");
    if (!spec.get("job").node().isObject()
        || was.equals(spec.node())
        || !LastReconciled.spec(before).path("job").isObject()) {
      return;
    }
    JsonNode last = LastReconciled.spec(before);
    redeploy(was.path("job"), spec.get("job"), last.path("job"), findings);
    version(was, spec, last, findings);
  }

  private static void redeploy(JsonNode was, Value job, JsonNode last, Findings findings) {
    JsonNode nonce = job.node().path(NONCE);
    Value savepoint = job.get(SAVEPOINT);
    boolean changed = changes(was, job.node(), NONCE) || changes(was, job.node(), SAVEPOINT);
    boolean asked = !nonce.asText("").isEmpty() && changes(last, job.node(), NONCE);
    if (changed && asked && savepoint.node().asText("").isBlank()) {
      String problem = NONCE + " is new, and there is no savepoint to redeploy from";
      String fix = "set the path of a savepoint, or leave " + NONCE + " as it was";
      findings.report("FD-UPD-5", savepoint.path(), ErrorType.Required, problem, fix);
    }
  }

  private static void version(JsonNode was, Value spec, JsonNode last, Findings findings) {
    Value version = spec.get("flinkVersion");
    JsonNode job = spec.get("job").node();
    boolean changed =
        changes(was, spec.node(), "flinkVersion") || changes(was.path("job"), job, "upgradeMode");
    boolean fromState =
        last.at("/job/state").asText("").equals("suspended")
            && last.at("/job/upgradeMode").asText("").equals("last-state")
            && !job.path("upgradeMode").asText("stateless").equals("stateless");
    if (changed && fromState && changes(last, spec.node(), "flinkVersion")) {
      findings.report(
          "FD-VER-3",
          version.path(),
          ErrorType.Invalid,
          "the job was suspended with last-state, and another Flink version cannot go on from that",
          "set "
              + Quote.plain(last.path("flinkVersion"))
              + " until it runs and suspend it with a savepoint then, or use upgradeMode stateless");
    }
  }

  private static boolean changes(JsonNode before, JsonNode after, String member) {
    return !before.path(member).asText("").equals(after.path(member).asText(""));
  }
}
