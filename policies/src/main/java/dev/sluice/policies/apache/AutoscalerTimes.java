package dev.sluice.policies.apache;

import dev.sluice.policies.flink.FlinkConfiguration;
import dev.sluice.policies.flink.OptionText;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** When the autoscaler rests, and how long it looks back. */
public final class AutoscalerTimes implements Rule {
  private static final String[] INTERVAL = {
    "kubernetes.operator.reconcile.interval", "kubernetes.operator.reconciler.reschedule.interval"
  };

  @Override
  public Set<String> ids() {
    return Set.of("AS-12", "AS-13");
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
    FlinkConfiguration all = configuration.get().options();
    AutoscalerOptions options = new AutoscalerOptions(all);
    if (!options.isEnabled()) {
      return;
    }
    OperatorFindings rows =
        new OperatorFindings(site.place(), "autoscalerRow", configuration.get(), findings);
    options.get("excluded.periods").ifPresent(option -> periods(option, rows));
    if (!OperatorConfiguration.isOf115(site)) {
      options.get("metrics.window").ifPresent(option -> window(option, all, rows));
    }
  }

  private static void periods(FlinkConfiguration.Entry option, OperatorFindings findings) {
    for (String period : option.text().split(";")) {
      ExcludedPeriods.problem(period)
          .ifPresent(
              problem ->
                  findings.report(
                      "AS-12",
                      option.path(),
                      ErrorType.Invalid,
                      Quote.text(option.key()) + " has a period that " + problem,
                      "write 22:00-23:30, a Quartz cron expression, or one of each with && between"));
    }
  }

  private static void window(
      FlinkConfiguration.Entry option, FlinkConfiguration all, OperatorFindings findings) {
    Optional<Duration> window = OptionText.duration(option.text());
    Optional<FlinkConfiguration.Entry> given = all.get(INTERVAL);
    Optional<Duration> interval =
        given.map(i -> OptionText.duration(i.text())).orElse(Optional.of(Duration.ofMinutes(1)));
    if (window.isEmpty() || interval.isEmpty() || window.get().compareTo(interval.get()) >= 0) {
      return;
    }
    String problem =
        Quote.text(option.key()) + " is shorter than the operator's reconcile interval";
    String fix = "set a longer window";
    if (given.isPresent()) {
      findings.report("AS-13", option.path(), ErrorType.Invalid, problem, fix);
    } else {
      findings.reportByDefault("AS-13", option.path(), ErrorType.Invalid, problem, fix);
    }
  }
}
