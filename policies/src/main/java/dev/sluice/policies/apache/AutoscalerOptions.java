package dev.sluice.policies.apache;

import dev.sluice.policies.flink.FlinkConfiguration;
import dev.sluice.policies.flink.OptionText;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The autoscaler's options, under their present and their older prefix. */
record AutoscalerOptions(FlinkConfiguration all) {
  private static final String PREFIX = "job.autoscaler.";
  private static final String OLDER = "kubernetes.operator.job.autoscaler.";

  /** The names of options, by the keys that rules ask for. */
  private static final Map<String, String[]> NAMES = new ConcurrentHashMap<>();

  boolean isEnabled() {
    return isTrue("enabled");
  }

  boolean isTrue(String key) {
    return get(key).flatMap(option -> OptionText.bool(option.text())).orElse(false);
  }

  /** The option of a key without prefix. */
  Optional<FlinkConfiguration.Entry> get(String key) {
    return all.get(NAMES.computeIfAbsent(key, AutoscalerOptions::names));
  }

  private static String[] names(String key) {
    return key.equals("utilization.target")
        ? new String[] {
          PREFIX + key, OLDER + key, PREFIX + "target.utilization", OLDER + "target.utilization"
        }
        : new String[] {PREFIX + key, OLDER + key};
  }
}
