package dev.sluice.policies.apache;

import dev.sluice.policies.flink.FlinkConfiguration;
import dev.sluice.policies.flink.OptionText;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Options that the Apache operator reads when it judges, and cannot read. */
final class UnreadableOptions implements Rule<OperatorOptions> {
  private static final List<Form> FORMS =
      List.of(
          new Form(
              List.of(
                  "kubernetes.operator.deployment.rollback.enabled",
                  "kubernetes.operator.cluster.health-check.enabled",
                  "kubernetes.operator.jm-deployment-recovery.enabled",
                  "job.autoscaler.enabled",
                  "kubernetes.operator.job.autoscaler.enabled"),
              OptionText::bool,
              "write true or false"),
          new Form(
              List.of(
                  "kubernetes.operator.job.upgrade.last-state.max.allowed.checkpoint.age",
                  "job.autoscaler.metrics.window",
                  "kubernetes.operator.job.autoscaler.metrics.window"),
              OptionText::duration,
              "write a whole number and a unit, such as 10min"));

  /** How the options of some keys are read, and how to write them. */
  private record Form(List<String> keys, Function<String, Optional<?>> reading, String fix) {

    boolean isReadable(FlinkConfiguration.Entry option) {
      return reading.apply(option.text()).isPresent();
    }
  }

  @Override
  public void judge(Field<OperatorOptions> field, Findings findings) {
    OperatorConfiguration.of(field)
        .ifPresent(c -> FORMS.forEach(form -> judge(form, c.options(), findings)));
  }

  private static void judge(Form form, FlinkConfiguration options, Findings findings) {
    for (String key : form.keys()) {
      for (FlinkConfiguration.Entry option : options.all(key)) {
        if (!form.isReadable(option)) {
          String problem = "the operator cannot read its value of " + Quote.string(key);
          findings.of("GEN-5").invalid(option, problem, form.fix());
        }
      }
    }
  }
}
