package dev.sluice.policies.apache;

import dev.sluice.policies.flink.FlinkConfiguration;
import dev.sluice.policies.flink.OptionText;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.OptionalDouble;

/** Numbers of the autoscaler: fixed bounds, and utilizations around the target. */
final class AutoscalerNumbers implements Rule<OperatorOptions> {

  @Override
  public void judge(Field<OperatorOptions> field, Findings findings) {
    boolean is115 = field.resource().installation().isApache115();
    OperatorConfiguration.of(field)
        .ifPresent(
            configuration -> {
              AutoscalerOptions options = new AutoscalerOptions(configuration.options());
              if (options.isEnabled()) {
                OperatorFindings rows =
                    new OperatorFindings(configuration, field.spec().autoscalerRow(), findings);
                bounds(options, is115, rows);
                UtilizationBounds.judge(options, rows);
              }
            });
  }

  private static void bounds(AutoscalerOptions options, boolean is115, OperatorFindings rows) {
    for (AutoscalerTable.Row row : AutoscalerTable.rows()) {
      boolean on = row.when().isEmpty() || options.isTrue(row.when());
      if (is115 ? row.since115() : on) {
        options.get(row.key()).ifPresent(option -> bounds(row, option, rows));
      }
    }
  }

  private static void bounds(
      AutoscalerTable.Row row, FlinkConfiguration.Entry option, OperatorFindings rows) {
    OptionalDouble number = OptionText.number(option.text());
    if (number.isEmpty()) {
      unreadable(row.rule(), option, rows);
    } else if (number.getAsDouble() < row.minimum() || number.getAsDouble() > row.maximum()) {
      String least = Quote.number(row.minimum());
      boolean open = row.maximum() == Double.POSITIVE_INFINITY;
      String range = open ? "at least " + least : between(least, Quote.number(row.maximum()));
      String fix = (open ? "set a number of " : "set a number ") + range;
      rows.of(row.rule()).invalid(option, isBut(option, number, range), fix);
    }
  }

  static String between(String least, String most) {
    return "between " + least + " and " + most;
  }

  /** A number that was read may be shown, unlike the text of an option. */
  static String isBut(FlinkConfiguration.Entry option, OptionalDouble number, String range) {
    return option.key() + " is " + Quote.number(number.getAsDouble()) + ", but must be " + range;
  }

  static void unreadable(String row, FlinkConfiguration.Entry option, OperatorFindings rows) {
    rows.of(row).invalid(option, option.key() + " must be a number", "set a decimal number");
  }
}
