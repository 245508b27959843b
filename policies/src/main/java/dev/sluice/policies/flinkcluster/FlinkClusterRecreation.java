package dev.sluice.policies.flinkcluster;

import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.UpdateRule;
import java.util.List;

/** Changes that a FlinkCluster's workload cannot take, where the operator may not make it anew. */
final class FlinkClusterRecreation implements UpdateRule<RoleRules> {
  private static final List<String> FIXED = List.of("podLabels", "volumeClaimTemplates");

  @Override
  public void judge(Field<RoleRules> before, Field<RoleRules> after, Findings findings) {
    if (after.resource().object().path("spec").path("recreateOnUpdate").asBoolean(true)) {
      return;
    }
    for (String field : FIXED) {
      Value was = before.value().get(field);
      Value is = after.value().get(field);
      if (StoredValues.differ(field, was.node(), is.node())) {
        String problem = is.name() + " cannot change in a workload while recreateOnUpdate is false";
        String fix = "set it back, or set recreateOnUpdate to true";
        findings.of("SLU-060").forbidden(is, problem, fix);
      }
    }
  }
}
