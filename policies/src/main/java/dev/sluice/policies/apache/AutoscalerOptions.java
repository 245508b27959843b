package dev.sluice.policies.apache;

import dev.sluice.policies.flink.FlinkConfiguration;
import dev.sluice.policies.flink.OptionText;
import java.util.Optional;

/** The autoscaler's options, under their present and their older prefix. */
record AutoscalerOptions(FlinkConfiguration all) {
  private static final String PREFIX = "job.autoscaler.";
  private static final String OLDER = "kubernetes.operator.job.autoscaler.";

  boolean isEnabled() {
    return isTrue("enabled");
  }

  boolean isTrue(String key) {
    return get(key).flatMap(option -> OptionText.bool(option.text())).orElse(false);
  }

  /** The option of a key without prefix. */
  Optional<FlinkConfiguration.Entry> get(String key) {
    return key.equals("utilization.target")
        ? all.get(
            PREFIX + key, OLDER + key, PREFIX + "target.utilization", OLDER + "target.utilization")
        : all.get(PREFIX + key, OLDER + key);
  }
}
