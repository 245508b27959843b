package dev.sluice.policies.apache;

import dev.sluice.policies.apache.OperatorOptionTable.Need;
import dev.sluice.policies.flink.FlinkConfiguration;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;

/** Options that need another one, which is not set. */
final class NeededOptions implements Rule<OperatorOptions> {

  @Override
  public void judge(Field<OperatorOptions> field, Findings findings) {
    if (field.spec().clusterAt().isEmpty()) {
      OperatorConfiguration.of(field)
          .ifPresent(c -> OperatorOptionTable.needs().forEach(need -> judge(need, c, findings)));
    }
  }

  private static void judge(Need need, OperatorConfiguration configuration, Findings findings) {
    configuration
        .options()
        .get(need.keys().toArray(String[]::new))
        .filter(option -> need.values().isEmpty() || isOneOf(need, option.text().strip()))
        .filter(option -> !configuration.isFilled(need.needs().toArray(String[]::new)))
        .ifPresent(option -> report(need, option, new OperatorFindings(configuration, findings)));
  }

  private static boolean isOneOf(Need need, String text) {
    return need.values().stream().anyMatch(text::equalsIgnoreCase);
  }

  private static void report(Need need, FlinkConfiguration.Entry option, OperatorFindings rows) {
    String needed = need.needs().getFirst();
    String problem = option.key() + " needs " + needed + ", which is not set";
    String fix = "set " + needed + ", or remove the option";
    rows.byDefault(need.rule()).invalid(option, problem, fix);
  }
}
