package dev.sluice.policies.rules;

import dev.sluice.policies.ErrorType;
import dev.sluice.policies.Findings;
import dev.sluice.policies.PlaceType;
import dev.sluice.policies.Rule;
import dev.sluice.policies.Site;
import dev.sluice.policies.Value;
import java.util.Set;

/** Claims of TaskManagers that are not kept, since a Deployment has no claims. */
final class FlinkClusterClaims implements Rule {
  private static final String ID = "SLU-055";

  @Override
  public Set<String> ids() {
    return Set.of(ID);
  }

  @Override
  public PlaceType place() {
    return PlaceType.FLINK_CLUSTER_TASK_MANAGER;
  }

  @Override
  public void judge(Site site, Findings findings) {
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
