package dev.sluice.policies.apache;

import dev.sluice.policies.apache.OperatorOptionTable.Grammar;
import dev.sluice.policies.flink.FlinkConfiguration;
import dev.sluice.policies.flink.OptionText;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;

/** Options that Flink cannot read when it builds the pods, so that it builds none. */
final class OptionGrammars implements Rule<OperatedSpec> {

  @Override
  public void judge(Field<OperatedSpec> field, Findings findings) {
    Value spec = field.value();
    boolean standalone = spec.get("mode").is("standalone");
    FlinkConfiguration options =
        FlinkConfiguration.at(field.spec().configurationAt(), field.resource());
    for (Grammar row : OperatorOptionTable.grammars()) {
      options
          .get(row.key())
          .filter(option -> !isReadable(row, option.text().strip()))
          .filter(option -> !isReplaced(row, spec))
          .ifPresent(
              option ->
                  findings
                      .of(row.rule())
                      .mildIf(standalone)
                      .invalid(option, problem(row), fix(row)));
    }
  }

  private static boolean isReadable(Grammar row, String text) {
    return switch (row.type()) {
      case BOOLEAN -> OptionText.bool(text).isPresent();
      case PORT -> OptionText.port(text).filter(port -> port >= row.minimum()).isPresent();
      case NUMBER -> OptionText.number(text).orElse(-1) >= row.minimum();
      case ENUM -> row.values().stream().anyMatch(text::equalsIgnoreCase);
    };
  }

  private static boolean isReplaced(Grammar row, Value spec) {
    return row.unlessAt().filter(field -> spec.at(field).isFilled()).isPresent();
  }

  private static String problem(Grammar row) {
    return "Flink does not start with what " + Quote.string(row.key()) + " says";
  }

  private static String fix(Grammar row) {
    return switch (row.type()) {
      case BOOLEAN -> "write true or false";
      case PORT -> "write one number from " + (int) row.minimum() + " to 65535";
      case NUMBER -> "write a number of at least " + row.minimum();
      case ENUM -> "write one of " + Quote.choices(row.values());
    };
  }
}
