package dev.sluice.policies.flinkcluster;

import dev.sluice.policies.kubernetes.Quantity;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;

/** What a FlinkCluster role must ask for: cpu and memory, as requests or as limits. */
final class RoleResources implements Rule<RoleRules> {

  @Override
  public void judge(Field<RoleRules> field, Findings findings) {
    Value resources = field.value();
    if (!resources.isGiven() || !resources.isObject()) {
      return;
    }
    Value requests = resources.get("requests");
    Value limits = resources.get("limits");
    if (!requests.isGiven() && !limits.isGiven()) {
      report(field, 5, "requests or limits are required", findings);
      return;
    }
    if (isNothing(requests.get("cpu")) && isNothing(limits.get("cpu"))) {
      report(field, 6, "cpu is required, in requests or limits", findings);
    }
    if (isNothing(requests.get("memory")) && isNothing(limits.get("memory"))) {
      report(field, 7, "memory is required, in requests or limits", findings);
    }
  }

  /** Whether the quantity is absent or zero; what is no quantity is the schema's. */
  private static boolean isNothing(Value quantity) {
    String written = quantity.scalar();
    boolean something = !written.isEmpty() && written.charAt(0) >= '1' && written.charAt(0) <= '9';
    return !something && (!quantity.isPresent() || isZero(quantity));
  }

  private static boolean isZero(Value quantity) {
    return Quantity.of(quantity).filter(q -> q.number().signum() == 0).isPresent();
  }

  private static void report(
      Field<RoleRules> field, int number, String problem, Findings findings) {
    String fix = "set cpu and memory, or remove resources to get the operator's default";
    findings.of(field.spec().rule(number)).required(field, problem, fix);
  }
}
