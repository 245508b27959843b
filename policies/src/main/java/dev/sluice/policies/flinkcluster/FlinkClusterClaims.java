package dev.sluice.policies.flinkcluster;

import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.Set;

/** Claims of TaskManagers that are not kept, since a Deployment has no claims. */
public final class FlinkClusterClaims implements Rule {
  private static final String ID = "SLU-055";

  @Override
  public Set<String> ids() {
    return Set.of(ID);
  }

  @Override
  public FieldType place() {
    return FieldType.FLINK_CLUSTER_TASK_MANAGER;
  }

  @Override
  public void judge(Field site, Findings findings) {
    Value claims = site.value().get("volumeClaimTemplates");
    boolean deployment =
        site.value().get("deploymentType").text().filter("Deployment"::equals).isPresent();
    if (deployment && claims.isFilled()) {
      String problem = "of a Deployment become ephemeral volumes, whose data go with each pod";
      String fix = "write deploymentType: StatefulSet, or ephemeral volumes if that is meant";
      findings.report(ID, claims.path(), ErrorType.Invalid, problem, fix);
    }
  }
}
