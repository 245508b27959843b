package dev.sluice.policies.ververica;

import dev.sluice.policies.flink.FlinkConfiguration;
import dev.sluice.policies.flink.FlinkOptions;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;

/** High availability on Ververica Platform, which needs a place for what a JobManager leaves. */
final class HighAvailabilityStorage implements Rule<FlinkOptions> {
  static final String ID = "VVP-071";

  @Override
  public void judge(Field<FlinkOptions> field, Findings findings) {
    if (field.spec().ports() != FlinkOptions.Ports.platform) {
      return;
    }
    FlinkConfiguration configuration = FlinkConfiguration.of(field);
    if (configuration.get("high-availability.storageDir").isPresent()) {
      return;
    }
    configuration
        .get("high-availability.type", "high-availability")
        .filter(mode -> isOn(mode.text()))
        .ifPresent(mode -> storage(field, mode, findings));
  }

  private static boolean isOn(String mode) {
    return !mode.isBlank() && !mode.strip().equalsIgnoreCase("none");
  }

  private static void storage(
      Field<FlinkOptions> field, FlinkConfiguration.Entry mode, Findings findings) {
    PlatformFacts.of(field, ID, "universalBlobStorage", findings)
        .filter(storage -> storage.contains("false"))
        .ifPresent(
            storage -> {
              String problem =
                  "high-availability.storageDir is required: the platform has no blob storage";
              String fix =
                  "set high-availability.storageDir, or have universal blob storage set up";
              findings.of(ID).required(mode, problem, fix);
            });
  }
}
