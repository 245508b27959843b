package dev.sluice.policies.ververica;

import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;

/** Where a Ververica deployment runs: on a deployment target or on a session cluster. */
final class DeploymentModes implements Rule<DeploymentBody> {

  @Override
  public void judge(Field<DeploymentBody> field, Findings findings) {
    Value session = field.value().get("sessionClusterName");
    targets(field, session, findings);
    if (session.isFilled()) {
      field.spec().clusterLevel().stream()
          .map(field.value()::at)
          .filter(Value::isFilled)
          .forEach(setting -> clusterLevel(setting, findings));
    }
  }

  private static void targets(Field<DeploymentBody> field, Value session, Findings findings) {
    Value target = field.value().get("deploymentTargetName");
    Value targetId = field.value().get("deploymentTargetId");
    if (target.isFilled() && targetId.isFilled()) {
      String problem =
          "deploymentTargetId and deploymentTargetName are both set, but only one counts";
      findings.of("VVP-022").forbidden(targetId, problem, "remove one of the two");
    }
    if (session.isFilled() && (target.isFilled() || targetId.isFilled())) {
      String problem =
          "sessionClusterName and a deployment target are both set, but exclude each other";
      String fix = "remove it, or remove deploymentTargetName and deploymentTargetId";
      findings.of("VVP-021").forbidden(session, problem, fix);
    }
  }

  private static void clusterLevel(Value setting, Findings findings) {
    String problem =
        setting.name() + " is a setting of the session cluster that the deployment runs on";
    String fix = "remove it here, and set it on the SessionCluster";
    findings.of("VVP-024").forbidden(setting, problem, fix);
  }
}
