package dev.sluice.policies.flinkcluster;

import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;

/** Claims of TaskManagers that are not kept, since a Deployment has no claims. */
final class FlinkClusterClaims implements Rule<FieldType.Plain> {

  @Override
  public void judge(Field<FieldType.Plain> field, Findings findings) {
    Value claims = field.value().get("volumeClaimTemplates");
    // What is filled in is StatefulSet, so only who writes Deployment has one.
    if (field.value().get("deploymentType").is("Deployment") && claims.isFilled()) {
      String problem =
          "volumeClaimTemplates of a Deployment are ephemeral: their data go with each pod";
      String fix = "set deploymentType to StatefulSet, or use ephemeral volumes if that is meant";
      findings.of("SLU-055").invalid(claims, problem, fix);
    }
  }
}
