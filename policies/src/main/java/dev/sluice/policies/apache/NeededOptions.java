package dev.sluice.policies.apache;

import dev.sluice.policies.apache.OperatorOptionTable.Need;
import dev.sluice.policies.flink.FlinkConfiguration;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.Set;
import java.util.stream.Collectors;

/** Options that need another one, which is not set. */
final class NeededOptions implements Rule<OperatorOptions> {
  private static final Set<String> KEYS =
      OperatorOptionTable.needs().stream()
          .flatMap(need -> need.keys().stream())
          .collect(Collectors.toUnmodifiableSet());

  @Override
  public void judge(Field<OperatorOptions> field, Findings findings) {
    if (field.spec().clusterAt().isEmpty()) {
      OperatorConfiguration.of(field)
          .filter(c -> !c.options().given(KEYS).isEmpty())
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
