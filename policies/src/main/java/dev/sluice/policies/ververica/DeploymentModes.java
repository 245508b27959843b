package dev.sluice.policies.ververica;

import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.Set;

/** Where a Ververica deployment runs: on a deployment target or on a session cluster. */
public final class DeploymentModes implements Rule {
  static final Set<String> IDS = Set.of("VVP-021", "VVP-022", "VVP-024");

  @Override
  public Set<String> ids() {
    return IDS;
  }

  @Override
  public FieldType place() {
    return FieldType.VERVERICA_DEPLOYMENT;
  }

  @Override
  public void judge(Field site, Findings findings) {
    Value spec = site.value();
    Value session = spec.get("sessionClusterName");
    Value target = spec.get("deploymentTargetName");
    Value targetId = spec.get("deploymentTargetId");
    if (target.isFilled() && targetId.isFilled()) {
      String problem = "names a target beside deploymentTargetName, maybe another one";
      String fix = "remove one of the two";
      findings.report("VVP-022", targetId.path(), ErrorType.Forbidden, problem, fix);
    }
    if (!session.isFilled()) {
      return;
    }
    if (target.isFilled() || targetId.isFilled()) {
      String problem = "may not be set together with a deployment target";
      String fix = "remove it, or remove deploymentTargetName and deploymentTargetId";
      findings.report("VVP-021", session.path(), ErrorType.Forbidden, problem, fix);
    }
    for (String pointer : site.place().texts("clusterLevel")) {
      clusterLevel(spec.at(pointer), findings);
    }
  }

  private static void clusterLevel(Value setting, Findings findings) {
    if (setting.isFilled()) {
      String problem = "is decided by the session cluster that the deployment runs on";
      String fix = "remove it here and set it on the SessionCluster";
      findings.report("VVP-024", setting.path(), ErrorType.Forbidden, problem, fix);
    }
  }
}
