package dev.sluice.policies.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.Decimal;
import dev.sluice.policies.ErrorType;
import dev.sluice.policies.Findings;
import dev.sluice.policies.Kinds;
import dev.sluice.policies.PlaceType;
import dev.sluice.policies.Quote;
import dev.sluice.policies.Rule;
import dev.sluice.policies.Site;
import dev.sluice.policies.Value;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/** Counts with a minimum. */
final class WholeNumbers implements Rule {
  @Override
  public Set<String> ids() {
    return Kinds.builtIn().rules(PlaceType.WHOLE_NUMBER);
  }

  @Override
  public PlaceType place() {
    return PlaceType.WHOLE_NUMBER;
  }

  @Override
  public void judge(Site site, Findings findings) {
    Value value = site.value();
    String rule = site.place().text("rule");
    String minimum = site.place().text("minimum");
    if (!value.isSet() || !Conditions.hold(site)) {
      return;
    }
    Optional<BigDecimal> number = Decimal.of(value.node()).filter(WholeNumbers::isWhole);
    String[] also = site.place().texts("also").toArray(String[]::new);
    String fix = "write a whole number of at least " + minimum;
    if (number.isEmpty()) {
      String problem = "must be a whole number, not " + described(value.node());
      findings.report(rule, value.path(), ErrorType.TypeInvalid, problem, fix, also);
    } else if (number.get().compareTo(new BigDecimal(minimum)) < 0) {
      String problem = Quote.value(value.node()) + " is less than " + minimum;
      findings.report(rule, value.path(), ErrorType.Invalid, problem, fix, also);
    } else if (value.node().isTextual()) {
      String problem = "is a number in quotes, which some versions refuse";
      findings.advise(rule, value.path(), ErrorType.TypeInvalid, problem, "remove the quotes");
    }
  }

  private static boolean isWhole(BigDecimal number) {
    return number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
  }

  private static String described(JsonNode node) {
    return node.isNumber() || node.isTextual() ? Quote.value(node) : Quote.type(node);
  }
}
