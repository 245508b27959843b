package dev.sluice.policies.apache;

import dev.sluice.policies.apache.OperatorOptionTable.Need;
import dev.sluice.policies.flink.FlinkConfiguration;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Options that need another one, which is not set. */
public final class NeededOptions implements Rule {

  @Override
  public Set<String> ids() {
    return OperatorOptionTable.needs().stream()
        .map(Need::rule)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public FieldType place() {
    return FieldType.OPERATOR_CONFIGURATION;
  }

  @Override
  public void judge(Field site, Findings findings) {
    if (!site.place().text("clusterAt").isEmpty()) {
      return;
    }
    Optional<OperatorConfiguration> configuration = OperatorConfiguration.of(site);
    for (Need need : OperatorOptionTable.needs()) {
      configuration.ifPresent(c -> judge(need, site, c, findings));
    }
  }

  private static void judge(
      Need need, Field site, OperatorConfiguration configuration, Findings findings) {
    Optional<FlinkConfiguration.Entry> option =
        configuration
            .options()
            .get(need.keys().toArray(String[]::new))
            .filter(o -> need.words().isEmpty() || isOneOf(need, o.text().strip()));
    if (option.isPresent() && !configuration.isFilled(need.needs().toArray(String[]::new))) {
      new OperatorFindings(site.place(), "", configuration, findings)
          .reportByDefault(
              need.rule(),
              option.get().path(),
              ErrorType.Invalid,
              Quote.text(option.get().key())
                  + " needs "
                  + need.needs().getFirst()
                  + ", which is not set",
              "set " + need.needs().getFirst() + ", or remove the option");
    }
  }

  private static boolean isOneOf(Need need, String text) {
    return need.words().stream().anyMatch(text::equalsIgnoreCase);
  }
}
