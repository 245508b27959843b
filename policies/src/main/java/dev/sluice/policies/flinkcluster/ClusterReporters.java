package dev.sluice.policies.flinkcluster;

import dev.sluice.policies.flink.FlinkConfiguration;
import dev.sluice.policies.flink.MetricReporters;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;

/** Reporters of metrics that this version of Flink leaves out. */
final class ClusterReporters implements Rule<FieldType.Plain> {

  @Override
  public void judge(Field<FieldType.Plain> field, Findings findings) {
    Value spec = field.value().get("spec");
    boolean isFrom117 =
        spec.get("flinkVersion")
            .string()
            .flatMap(FlinkVersion::of)
            .filter(version -> !version.isBelow(1, 17))
            .isPresent();
    if (isFrom117) {
      FlinkConfiguration options = FlinkConfiguration.of(spec.get("flinkProperties"), false);
      MetricReporters.judge(options, options, findings);
    }
  }
}
