package dev.sluice.policies.flinkcluster;

import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Quantity;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.Set;

/** What a FlinkCluster role must ask for: cpu and memory, as requests or as limits. */
public final class RoleResources implements Rule {

  @Override
  public Set<String> ids() {
    return Set.of("FC-JM5", "FC-JM6", "FC-JM7", "FC-TM5", "FC-TM6", "FC-TM7");
  }

  @Override
  public FieldType place() {
    return FieldType.FLINK_CLUSTER_RESOURCES;
  }

  @Override
  public void judge(Field site, Findings findings) {
    Value resources = site.value();
    if (!resources.node().isObject()) {
      return;
    }
    String rules = site.place().text("rules");
    Value requests = resources.get("requests");
    Value limits = resources.get("limits");
    if (!requests.isFilled() && !limits.isFilled()) {
      report(rules + 5, resources, "neither requests nor limits are set", findings);
      return;
    }
    if (isNothing(requests.get("cpu")) && isNothing(limits.get("cpu"))) {
      report(rules + 6, resources, "no cpu is set, in requests or in limits", findings);
    }
    if (isNothing(requests.get("memory")) && isNothing(limits.get("memory"))) {
      report(rules + 7, resources, "no memory is set, in requests or in limits", findings);
    }
  }

  /** Whether the amount is absent or zero; what is no amount is the schema's. */
  private static boolean isNothing(Value amount) {
    String text = amount.node().asText();
    boolean something = !text.isEmpty() && text.charAt(0) >= '1' && text.charAt(0) <= '9';
    return !something && (!amount.isGiven() || isZero(amount));
  }

  private static boolean isZero(Value amount) {
    return Quantity.of(amount.node()).filter(q -> q.amount().signum() == 0).isPresent();
  }

  private static void report(String rule, Value resources, String problem, Findings findings) {
    findings.report(
        rule,
        resources.path(),
        ErrorType.Required,
        problem,
        "set cpu and memory, or remove resources to have the operator's default");
  }
}
