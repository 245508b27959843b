package dev.sluice.policies.apache;

import dev.sluice.policies.apache.OperatorOptionTable.Grammar;
import dev.sluice.policies.flink.FlinkConfiguration;
import dev.sluice.policies.flink.OptionText;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.Set;
import java.util.stream.Collectors;

/** Options that Flink cannot read when it builds the pods, so that it builds none. */
public final class OptionGrammars implements Rule {

  @Override
  public Set<String> ids() {
    return OperatorOptionTable.grammars().stream()
        .map(Grammar::rule)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public FieldType place() {
    return FieldType.OPERATED_SPEC;
  }

  @Override
  public void judge(Field site, Findings findings) {
    FlinkConfiguration options = OperatorConfiguration.own(site);
    for (Grammar row : OperatorOptionTable.grammars()) {
      options
          .get(row.key())
          .filter(option -> !isReadable(row, option.text().strip()))
          .filter(option -> !isReplaced(row, site))
          .ifPresent(option -> report(row, option, site, findings));
    }
  }

  private static boolean isReadable(Grammar row, String text) {
    return switch (row.type()) {
      case "boolean" -> OptionText.bool(text).isPresent();
      case "port" -> OptionText.port(text).filter(port -> port >= row.minimum()).isPresent();
      case "number" -> OptionText.number(text).orElse(-1) >= row.minimum();
      default -> row.words().stream().anyMatch(text::equalsIgnoreCase);
    };
  }

  private static boolean isReplaced(Grammar row, Field site) {
    return !row.unlessAt().isEmpty() && site.value().at(row.unlessAt()).isFilled();
  }

  private static void report(
      Grammar row, FlinkConfiguration.Entry option, Field site, Findings findings) {
    String problem = "Flink does not start with what " + Quote.text(row.key()) + " says";
    String fix =
        switch (row.type()) {
          case "boolean" -> "write true or false";
          case "port" -> "write one number from " + (int) row.minimum() + " to 65535";
          case "number" -> "write a number of at least " + row.minimum();
          default -> "write one of " + Quote.choices(row.words());
        };
    if (site.value().get("mode").text().filter("standalone"::equals).isPresent()) {
      findings.advise(row.rule(), option.path(), ErrorType.Invalid, problem, fix);
    } else {
      findings.report(row.rule(), option.path(), ErrorType.Invalid, problem, fix);
    }
  }
}
