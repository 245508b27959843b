package dev.sluice.policies.apache;

import dev.sluice.policies.flink.FlinkConfiguration;
import dev.sluice.policies.flink.FlinkOptions;
import dev.sluice.policies.rule.Field;

/** The options that Flink gets by a field: those of the operator, and the field's over them. */
public final class EffectiveConfiguration {
  private EffectiveConfiguration() {}

  /** The options; those of the field alone where no more are known. */
  public static FlinkConfiguration of(Field<FlinkOptions> field) {
    return OperatorConfiguration.at(field.at(), field.resource())
        .map(OperatorConfiguration::options)
        .orElseGet(() -> FlinkConfiguration.of(field));
  }
}
