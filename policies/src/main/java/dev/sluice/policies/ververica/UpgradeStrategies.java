package dev.sluice.policies.ververica;

import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;

/** Upgrade and restore strategies of a Ververica deployment that do not go together. */
final class UpgradeStrategies implements Rule<DeploymentBody> {

  @Override
  public void judge(Field<DeploymentBody> field, Findings findings) {
    Value upgrade = field.value().at("/upgradeStrategy/kind");
    Value restore = field.value().at("/restoreStrategy/kind");
    if (is("STATEFUL", upgrade) && is("NONE", restore)) {
      String problem = "kind NONE discards the savepoint that upgradeStrategy STATEFUL takes";
      String fix = "set \"LATEST_STATE\", or upgradeStrategy.kind to \"STATELESS\"";
      findings.of("VVP-059").mild().invalid(restore, problem, fix);
    }
  }

  private static boolean is(String strategy, Value value) {
    return value.string().filter(strategy::equalsIgnoreCase).isPresent();
  }
}
