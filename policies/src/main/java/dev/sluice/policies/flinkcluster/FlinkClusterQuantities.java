package dev.sluice.policies.flinkcluster;

import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.Quantity;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.List;
import java.util.regex.Pattern;

/** Quantities of a FlinkCluster that nobody can read: not even its operator's webhook answers. */
final class FlinkClusterQuantities implements Rule<FieldType.Plain> {
  /** What is meant as a quantity; anything else may stand for one that is filled in later. */
  private static final Pattern MEANT = Pattern.compile("[+-]?\\.?[0-9].*");

  /** An exponent that Kubernetes caps. */
  private static final Pattern CAPPED = Pattern.compile("[+-]?[0-9.]+[eE][+-]?[0-9]{2,}");

  private static final List<String> PARTS = List.of("jobManager", "taskManager", "job");

  @Override
  public void judge(Field<FieldType.Plain> cluster, Findings findings) {
    for (String part : PARTS) {
      Value value = cluster.value().get("spec").get(part);
      Value resources = value.get("resources");
      resources.get("limits").fields().forEach(entry -> judge(entry, findings));
      resources.get("requests").fields().forEach(entry -> judge(entry, findings));
      judge(value.get(FlinkClusterMemory.OFF_HEAP_MINIMUM), findings);
    }
  }

  private static void judge(Value quantity, Findings findings) {
    String string = quantity.isGiven() ? quantity.string().orElse("").strip() : "";
    if (MEANT.matcher(string).matches()
        && Quantity.of(string).isEmpty()
        && !CAPPED.matcher(string).matches()) {
      String problem = Quote.value(quantity) + " is not a valid quantity";
      String fix = "write a quantity such as \"500m\", \"2Gi\" or \"600M\"";
      findings.of("SLU-070").invalid(quantity, problem, fix);
    }
  }
}
