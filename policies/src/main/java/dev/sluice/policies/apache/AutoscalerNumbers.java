package dev.sluice.policies.apache;

import dev.sluice.policies.flink.FlinkConfiguration;
import dev.sluice.policies.flink.OptionText;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Numbers of the autoscaler: fixed bounds, and utilizations around the target. */
public final class AutoscalerNumbers implements Rule {
  private static final double TARGET = 0.7;

  @Override
  public Set<String> ids() {
    Set<String> ids = new HashSet<>(Set.of("AS-5", "AS-6", "SJ-13"));
    AutoscalerTable.rows().forEach(row -> ids.add(row.rule()));
    return ids;
  }

  @Override
  public FieldType place() {
    return FieldType.OPERATOR_CONFIGURATION;
  }

  @Override
  public void judge(Field site, Findings findings) {
    Optional<OperatorConfiguration> configuration = OperatorConfiguration.of(site);
    if (configuration.isEmpty()) {
      return;
    }
    AutoscalerOptions options = new AutoscalerOptions(configuration.get().options());
    if (!options.isEnabled()) {
      return;
    }
    OperatorFindings rows =
        new OperatorFindings(site.place(), "autoscalerRow", configuration.get(), findings);
    boolean is115 = OperatorConfiguration.isOf115(site);
    for (AutoscalerTable.Row row : AutoscalerTable.rows()) {
      boolean on = row.when().isEmpty() || options.isTrue(row.when());
      if (is115 ? row.since115() : on) {
        options.get(row.key()).ifPresent(option -> bounds(row, option, rows));
      }
    }
    utilization(options, rows);
  }

  private static void bounds(
      AutoscalerTable.Row row, FlinkConfiguration.Entry option, OperatorFindings findings) {
    OptionalDouble number = OptionText.number(option.text());
    if (number.isEmpty()) {
      unreadable(row.rule(), option, findings);
    } else if (number.getAsDouble() < row.minimum() || number.getAsDouble() > row.maximum()) {
      boolean open = row.maximum() == Double.POSITIVE_INFINITY;
      String range = row.minimum() + (open ? " or more" : " to " + row.maximum());
      String problem = Quote.text(option.key()) + " is out of its range";
      findings.report(row.rule(), option.path(), ErrorType.Invalid, problem, "set " + range);
    }
  }

  private static void utilization(AutoscalerOptions options, OperatorFindings findings) {
    Optional<FlinkConfiguration.Entry> given = options.get("utilization.target");
    OptionalDouble target =
        given.map(option -> OptionText.number(option.text())).orElse(OptionalDouble.of(TARGET));
    options.get("utilization.max").ifPresent(o -> side("AS-5", o, target, 1, given, findings));
    options.get("utilization.min").ifPresent(o -> side("AS-6", o, target, 0, given, findings));
  }

  /** The value must lie between the target and an end of the range. */
  private static void side(
      String row,
      FlinkConfiguration.Entry option,
      OptionalDouble target,
      int end,
      Optional<FlinkConfiguration.Entry> given,
      OperatorFindings findings) {
    OptionalDouble number = OptionText.number(option.text());
    if (number.isEmpty()) {
      unreadable(row, option, findings);
      return;
    }
    double value = number.getAsDouble();
    String problem =
        Quote.text(option.key()) + " does not lie between utilization.target and " + end;
    String fix = "set a number " + (end == 1 ? "from the target to 1" : "from 0 to the target");
    if (value < 0 || value > 1) {
      findings.report(row, option.path(), ErrorType.Invalid, problem, fix);
    } else if (target.isPresent()
        && (end == 1 ? value < target.getAsDouble() : value > target.getAsDouble())) {
      if (given.isPresent()) {
        findings.report(row, option.path(), ErrorType.Invalid, problem, fix);
      } else {
        findings.reportByDefault(row, option.path(), ErrorType.Invalid, problem, fix);
      }
    }
  }

  private static void unreadable(
      String row, FlinkConfiguration.Entry option, OperatorFindings findings) {
    String problem = Quote.text(option.key()) + " is no number";
    findings.report(row, option.path(), ErrorType.Invalid, problem, "write a decimal number");
  }
}
