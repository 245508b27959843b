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
    MAXIMUM("AS-5", "utilization.max", 1, "from the target to 1"),
    MINIMUM("AS-6", "utilization.min", 0, "from 0 to the target");

    private final String row;
    private final String key;
    private final int end;
    private final String range;

    Bound(String row, String key, int end, String range) {
      this.row = row;
      this.key = key;
      this.end = end;
      this.range = range;
    }

    boolean isPast(double target, double value) {
      return this == MAXIMUM ? value < target : value > target;
    }

    void report(Entry option, Findings.Report report) {
      String problem =
          Quote.string(option.key()) + " does not lie between utilization.target and " + end;
      report.invalid(option, problem, "set a number " + range);
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
      bound.report(option, rows.of(bound.row));
    } else if (target.isPresent() && bound.isPast(target.getAsDouble(), value)) {
      bound.report(option, given.isPresent() ? rows.of(bound.row) : rows.byDefault(bound.row));
    }
  }
}
