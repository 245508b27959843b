package dev.sluice.policies.apache;

import dev.sluice.policies.flink.FlinkConfiguration;
import dev.sluice.policies.flink.OptionText;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Options that the Apache operator reads when it judges, and cannot read. */
public final class UnreadableOptions implements Rule {
  private static final List<String> SWITCHES =
      List.of(
          "kubernetes.operator.deployment.rollback.enabled",
          "kubernetes.operator.cluster.health-check.enabled",
          "kubernetes.operator.jm-deployment-recovery.enabled",
          "job.autoscaler.enabled",
          "kubernetes.operator.job.autoscaler.enabled");
  private static final List<String> DURATIONS =
      List.of(
          "kubernetes.operator.job.upgrade.last-state.max.allowed.checkpoint.age",
          "job.autoscaler.metrics.window",
          "kubernetes.operator.job.autoscaler.metrics.window");

  @Override
  public Set<String> ids() {
    return Set.of("GEN-5");
  }

  @Override
  public FieldType place() {
    return FieldType.OPERATOR_CONFIGURATION;
  }

  @Override
  public void judge(Field site, Findings findings) {
    OperatorConfiguration.of(site)
        .ifPresent(
            c -> {
              judge(c.options(), SWITCHES, OptionText::bool, "write true or false", findings);
              judge(
                  c.options(),
                  DURATIONS,
                  OptionText::duration,
                  "write a whole number and a unit, such as 10min",
                  findings);
            });
  }

  private static void judge(
      FlinkConfiguration options,
      List<String> keys,
      Function<String, Optional<?>> reading,
      String fix,
      Findings findings) {
    for (String key : keys) {
      for (FlinkConfiguration.Entry option : options.all(key)) {
        if (reading.apply(option.text()).isEmpty()) {
          findings.report(
              "GEN-5",
              option.path(),
              ErrorType.Invalid,
              "the operator cannot read its value of " + Quote.text(key),
              fix);
        }
      }
    }
  }
}
