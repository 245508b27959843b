package dev.sluice.policies.flinkcluster;

import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.UpdateRule;
import java.util.List;
import java.util.Set;

/** Changes that a FlinkCluster's workload cannot take, where the operator may not make it anew. */
public final class FlinkClusterRecreation implements UpdateRule {
  private static final String ID = "SLU-060";
  private static final List<String> FIXED = List.of("podLabels", "volumeClaimTemplates");

  @Override
  public Set<String> ids() {
    return Set.of(ID);
  }

  @Override
  public FieldType place() {
    return FieldType.FLINK_CLUSTER_ROLE;
  }

  @Override
  public void judge(Field before, Field after, Findings findings) {
    if (after.resource().object().path("spec").path("recreateOnUpdate").asBoolean(true)) {
      return;
    }
    for (String member : FIXED) {
      Value now = after.value().get(member);
      if (StoredValues.differ(member, before.value().get(member).node(), now.node())) {
        String problem = "changes what a workload cannot change, and recreateOnUpdate is false";
        String fix = "leave it, or set recreateOnUpdate to true";
        findings.report(ID, now.path(), ErrorType.Forbidden, problem, fix);
      }
    }
  }
}
