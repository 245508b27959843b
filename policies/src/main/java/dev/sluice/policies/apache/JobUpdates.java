package dev.sluice.policies.apache;

import dev.sluice.policies.kind.FieldType.Plain;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.UpdateRule;

/** Updates of a FlinkDeployment's job that need what they do not say. */
final class JobUpdates implements UpdateRule<Plain> {
  private static final String NONCE = "savepointRedeployNonce";
  private static final String SAVEPOINT = "initialSavepointPath";

  @Override
  public void judge(Field<Plain> before, Field<Plain> after, Findings findings) {
    Value was = before.value().get("spec");
    Value spec = after.value().get("spec");
    if (!spec.get("job").isObject() || was.equalsValue(spec)) {
      return;
    }
    Value last = LastReconciled.spec(before);
    if (last.get("job").isObject()) {
      redeploy(was.get("job"), spec.get("job"), last.get("job"), findings);
      version(was, spec, last, findings);
    }
  }

  private static void redeploy(Value was, Value job, Value last, Findings findings) {
    Value savepoint = job.get(SAVEPOINT);
    boolean changed = changes(was, job, NONCE) || changes(was, job, SAVEPOINT);
    boolean asked = !job.get(NONCE).scalar().isEmpty() && changes(last, job, NONCE);
    if (changed && asked && savepoint.scalar().isBlank()) {
      String problem =
          SAVEPOINT + " is required: " + NONCE + " changes, which redeploys the job from it";
      String fix = "set the path of a savepoint, or set " + NONCE + " back";
      findings.of("FD-UPD-5").required(savepoint, problem, fix);
    }
  }

  private static void version(Value was, Value spec, Value last, Findings findings) {
    boolean changed =
        changes(was, spec, "flinkVersion")
            || changes(was.get("job"), spec.get("job"), "upgradeMode");
    boolean suspended =
        last.at("/job/state").is("suspended") && last.at("/job/upgradeMode").is("last-state");
    if (changed
        && suspended
        && keepsState(spec.get("job"))
        && changes(last, spec, "flinkVersion")) {
      String problem =
          "flinkVersion cannot change: the job was suspended with upgradeMode last-state";
      String fix =
          "set "
              + Quote.plain(last.get("flinkVersion"))
              + " and suspend the job with upgradeMode savepoint first, or use stateless";
      findings.of("FD-VER-3").invalid(spec.get("flinkVersion"), problem, fix);
    }
  }

  private static boolean keepsState(Value job) {
    Value mode = job.get("upgradeMode");
    return mode.isSet() && !mode.is("stateless");
  }

  private static boolean changes(Value before, Value after, String field) {
    return !before.get(field).scalar().equals(after.get(field).scalar());
  }
}
