package dev.sluice.policies.rules;

import dev.sluice.policies.ErrorType;
import dev.sluice.policies.Findings;
import dev.sluice.policies.OperatorOptionTable;
import dev.sluice.policies.OperatorOptionTable.Need;
import dev.sluice.policies.PlaceType;
import dev.sluice.policies.Quote;
import dev.sluice.policies.Rule;
import dev.sluice.policies.Site;
import dev.sluice.policies.flink.FlinkConfiguration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Options that need another one, which is not set. */
final class NeededOptions implements Rule {

  @Override
  public Set<String> ids() {
    return OperatorOptionTable.needs().stream()
        .map(Need::rule)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public PlaceType place() {
    return PlaceType.OPERATOR_CONFIGURATION;
  }

  @Override
  public void judge(Site site, Findings findings) {
    if (!site.place().text("clusterAt").isEmpty()) {
      return;
    }
    Optional<OperatorConfiguration> configuration = OperatorConfiguration.of(site);
    for (Need need : OperatorOptionTable.needs()) {
      configuration.ifPresent(c -> judge(need, site, c, findings));
    }
  }

  private static void judge(
      Need need, Site site, OperatorConfiguration configuration, Findings findings) {
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
