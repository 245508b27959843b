package dev.sluice.policies.apache;

import dev.sluice.policies.flink.FlinkConfiguration.Entry;
import dev.sluice.policies.flink.OptionText;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.rule.Findings;
import java.util.Optional;
import java.util.OptionalDouble;

/** The utilizations between which the autoscaler does nothing: each on its side of the target. */
final class UtilizationBounds {
  private static final double TARGET = 0.7;

  /** A bound, which lies between the target and an end of the range. */
  private enum Bound {
    MAXIMUM("AS-5", "utilization.max"),
    MINIMUM("AS-6", "utilization.min");

    private final String row;
    private final String key;

    Bound(String row, String key) {
      this.row = row;
      this.key = key;
    }

    boolean isPast(double target, double value) {
      return this == MAXIMUM ? value < target : value > target;
    }

    void report(Entry option, OptionalDouble value, double target, Findings.Report report) {
      String named = "utilization.target (" + Quote.number(target) + ")";
      String range =
          this == MAXIMUM
              ? AutoscalerNumbers.between(named, "1")
              : AutoscalerNumbers.between("0", named);
      report.invalid(
          option, AutoscalerNumbers.isBut(option, value, range), "set a number " + range);
    }
  }

  private UtilizationBounds() {}

  static void judge(AutoscalerOptions options, OperatorFindings rows) {
    Optional<Entry> target = options.get("utilization.target");
    for (Bound bound : Bound.values()) {
      options.get(bound.key).ifPresent(option -> judge(bound, option, target, rows));
    }
  }

  private static void judge(
      Bound bound, Entry option, Optional<Entry> given, OperatorFindings rows) {
    OptionalDouble number = OptionText.number(option.text());
    if (number.isEmpty()) {
      AutoscalerNumbers.unreadable(bound.row, option, rows);
      return;
    }
    double value = number.getAsDouble();
    OptionalDouble target =
        given.map(t -> OptionText.number(t.text())).orElse(OptionalDouble.of(TARGET));
    if (value < 0 || value > 1) {
      bound.report(option, number, target.orElse(TARGET), rows.of(bound.row));
    } else if (target.isPresent() && bound.isPast(target.getAsDouble(), value)) {
      bound.report(
          option,
          number,
          target.getAsDouble(),
          given.isPresent() ? rows.of(bound.row) : rows.byDefault(bound.row));
    }
  }
}
