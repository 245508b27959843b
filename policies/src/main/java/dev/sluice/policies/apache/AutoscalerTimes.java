package dev.sluice.policies.apache;

import dev.sluice.policies.flink.FlinkConfiguration;
import dev.sluice.policies.flink.OptionText;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** When the autoscaler rests, and how long it looks back. */
final class AutoscalerTimes implements Rule<OperatorOptions> {
  static final String[] INTERVAL = {
    "kubernetes.operator.reconcile.interval", "kubernetes.operator.reconciler.reschedule.interval"
  };

  @Override
  public void judge(Field<OperatorOptions> field, Findings findings) {
    OperatorConfiguration.of(field)
        .ifPresent(
            c -> {
              String row = field.spec().autoscalerRow();
              judge(field, c.options(), new OperatorFindings(c, row, findings));
            });
  }

  private static void judge(
      Field<OperatorOptions> field, FlinkConfiguration all, OperatorFindings rows) {
    AutoscalerOptions options = new AutoscalerOptions(all);
    if (options.isEnabled()) {
      options.get("excluded.periods").ifPresent(option -> periods(option, rows));
      if (!field.resource().installation().isApache115()) {
        options.get("metrics.window").ifPresent(option -> window(option, all, rows));
      }
    }
  }

  private static void periods(FlinkConfiguration.Entry option, OperatorFindings rows) {
    String fix = "set 22:00-23:30, a Quartz cron expression, or one of each joined with &&";
    Optional<List<String>> periods = OptionText.list(option.text());
    String key = option.key();
    if (periods.isEmpty()) {
      rows.of("AS-12").invalid(option, key + " has an unclosed quote", fix);
    }
    // All at one option, of which the first problem is told.
    periods.orElse(List.of()).stream()
        .flatMap(period -> ExcludedPeriods.problem(period).stream())
        .findFirst()
        .map(problem -> key + " has a period that " + problem)
        .ifPresent(problem -> rows.of("AS-12").invalid(option, problem, fix));
  }

  /** In seconds, or for less than one in milliseconds. */
  private static String plain(Duration duration) {
    long seconds = duration.toSeconds();
    return seconds == 0 ? duration.toMillis() + " ms" : seconds + " s";
  }

  private static String roundedUp(Duration duration) {
    return duration.toSeconds() + (duration.toNanosPart() == 0 ? 0 : 1) + " s";
  }

  private static void window(
      FlinkConfiguration.Entry option, FlinkConfiguration all, OperatorFindings rows) {
    Optional<Duration> window = OptionText.duration(option.text());
    Optional<FlinkConfiguration.Entry> given = all.get(INTERVAL);
    Optional<Duration> interval =
        given.map(i -> OptionText.duration(i.text())).orElse(Optional.of(Duration.ofMinutes(1)));
    if (window.isEmpty() || interval.isEmpty() || window.get().compareTo(interval.get()) >= 0) {
      return;
    }
    String problem =
        "%s is %s, but must be at least %s (%s)"
            .formatted(option.key(), plain(window.get()), INTERVAL[0], roundedUp(interval.get()));
    Findings.Report report = given.isPresent() ? rows.of("AS-13") : rows.byDefault("AS-13");
    report.invalid(option, problem, "set " + roundedUp(interval.get()) + " or more");
  }
}
