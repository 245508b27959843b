package dev.sluice.policies.apache;

import dev.sluice.policies.apache.OperatorOptionTable.Grammar;
import dev.sluice.policies.flink.FlinkConfiguration;
import dev.sluice.policies.flink.OptionText;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Options that Flink cannot read when it builds the pods, so that it builds none. */
final class OptionGrammars implements Rule<OperatedSpec> {
  private static final Map<String, List<Grammar>> ROWS =
      OperatorOptionTable.byKey(OperatorOptionTable.grammars(), Grammar::key);
  private static final String PAIRS = "write key:value pairs with commas between";

  @Override
  public void judge(Field<OperatedSpec> field, Findings findings) {
    Value spec = field.value();
    boolean standalone = spec.get("mode").is("standalone");
    FlinkConfiguration options =
        FlinkConfiguration.at(field.spec().configurationAt(), field.resource());
    for (FlinkConfiguration.Entry option : options.given(ROWS.keySet())) {
      for (Grammar row : ROWS.getOrDefault(option.key(), List.of())) {
        if (!isReadable(row, option.text().strip()) && !isReplaced(row, spec)) {
          findings
              .of(row.rule())
              .mildIf(standalone || row.mild())
              .invalid(option, problem(row, option), fix(row));
        }
      }
    }
  }

  private static boolean isReadable(Grammar row, String text) {
    return switch (row.type()) {
      case BOOLEAN -> OptionText.bool(text).isPresent();
      case PORT -> OptionText.port(text).filter(port -> port >= row.minimum()).isPresent();
      case NUMBER -> OptionText.number(text).orElse(-1) >= row.minimum();
      case MAP -> OptionText.map(text).isPresent();
      case MAPS -> OptionText.maps(text).isPresent();
      case ENUM -> row.values().stream().anyMatch(text::equalsIgnoreCase);
    };
  }

  private static boolean isReplaced(Grammar row, Value spec) {
    return row.unlessAt().filter(field -> spec.at(field).isFilled()).isPresent();
  }

  /** A number that was read may be shown, unlike the text of an option. */
  private static String problem(Grammar row, FlinkConfiguration.Entry option) {
    OptionalDouble number = OptionText.number(option.text());
    return isNumber(row) && number.isPresent()
        ? AutoscalerNumbers.isBut(option, number, wanted(row))
        : row.key() + " must be " + wanted(row) + ", or Flink does not start";
  }

  private static boolean isNumber(Grammar row) {
    return switch (row.type()) {
      case NUMBER, PORT -> true;
      case BOOLEAN, MAP, MAPS, ENUM -> false;
    };
  }

  private static String wanted(Grammar row) {
    return switch (row.type()) {
      case BOOLEAN -> "true or false";
      case PORT -> "one port between " + Quote.number(row.minimum()) + " and 65535";
      case NUMBER -> "a number of at least " + Quote.number(row.minimum());
      case MAP -> "a map that Flink can read";
      case MAPS -> "a list of maps that Flink can read";
      case ENUM -> "one of the supported values";
    };
  }

  private static String fix(Grammar row) {
    return switch (row.type()) {
      case BOOLEAN, PORT, NUMBER -> "set it to " + wanted(row);
      case MAP -> PAIRS + ", and quote what holds a colon or comma, as in docs:'https://…'";
      case MAPS -> PAIRS + ", with semicolons between the maps";
      case ENUM -> "supported values: " + Quote.choices(row.values());
    };
  }
}
