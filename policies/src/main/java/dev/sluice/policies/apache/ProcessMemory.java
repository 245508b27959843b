package dev.sluice.policies.apache;

import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;

/** JobManagers and TaskManagers that are given no memory, neither here nor by an option. */
final class ProcessMemory implements Rule<OperatedProcess> {

  @Override
  public void judge(Field<OperatedProcess> field, Findings findings) {
    boolean is115 = field.resource().installation().isApache115();
    if (!isInResource(field.value()) && (is115 || !isInResources(field.value()))) {
      OperatorConfiguration.at(field.spec().configurationAt(), field.resource())
          .filter(c -> !isDerivable(field.spec(), c))
          .ifPresent(c -> report(field, new OperatorFindings(c, findings)));
    }
  }

  private static boolean isInResource(Value process) {
    Value memory = process.get("resource").get("memory");
    return memory.string().map(text -> !text.isBlank()).orElse(memory.isNumber());
  }

  private static boolean isInResources(Value process) {
    Value resources = process.get("resources");
    return resources.get("requests").get("memory").isSet()
        || resources.get("limits").get("memory").isSet();
  }

  private static boolean isDerivable(OperatedProcess spec, OperatorConfiguration configuration) {
    return spec.memoryOptions().stream()
        .anyMatch(together -> together.stream().allMatch(option -> configuration.isFilled(option)));
  }

  private static void report(Field<OperatedProcess> field, OperatorFindings rows) {
    Value memory = field.value().get("resource").get("memory");
    String option = field.spec().memoryOptions().getFirst().getFirst();
    String problem = field.value().name() + " has no memory";
    String fix = "set resource.memory, such as \"2048m\", or the option " + Quote.string(option);
    rows.byDefault(field.spec().rows() + "-1").required(memory, problem, fix);
  }
}
