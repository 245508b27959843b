package dev.sluice.policies.apache;

import dev.sluice.policies.flink.FlinkConfiguration;
import dev.sluice.policies.flink.MetricReporters;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;

/** Reporters of metrics that this version of Flink leaves out. */
final class OperatedReporters implements Rule<OperatedSpec> {

  @Override
  public void judge(Field<OperatedSpec> field, Findings findings) {
    if (FlinkVersion.of(field.value().get("flinkVersion")).isFrom("v1_17")) {
      FlinkConfiguration given =
          FlinkConfiguration.at(field.spec().configurationAt(), field.resource());
      OperatorConfiguration.at(field.spec().configurationAt(), field.resource())
          .ifPresent(c -> MetricReporters.judge(given, c.options(), findings));
    }
  }
}
