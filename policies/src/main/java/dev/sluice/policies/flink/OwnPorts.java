package dev.sluice.policies.flink;

import dev.sluice.policies.flink.FlinkConfiguration.Entry;
import dev.sluice.policies.flink.FlinkOptions.Ports;
import dev.sluice.policies.flink.FlinkPorts.AddedPort;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The JobManager's own ports, among themselves. */
final class OwnPorts implements Rule<FlinkOptions> {
  private static final Set<String> INTERNAL_SERVICE = Set.of("jobmanager-rpc", "blobserver");

  @Override
  public void judge(Field<FlinkOptions> field, Findings findings) {
    Ports ports = field.spec().ports();
    if (ports != Ports.flink && ports != Ports.platform) {
      return;
    }
    FlinkConfiguration configuration = FlinkConfiguration.of(field);
    // Only without high availability is there a Service that holds both, and only Flink's for sure.
    boolean refused = ports == Ports.flink && !configuration.isHighlyAvailable();
    List<AddedPort> added = FlinkPorts.added(configuration, "jobmanager");
    for (int later = added.size() - 1; later > 0; later--) {
      for (int earlier = later - 1; earlier >= 0; earlier--) {
        judge(added.get(earlier), added.get(later), refused, findings);
      }
    }
  }

  private static void judge(AddedPort first, AddedPort second, boolean refused, Findings findings) {
    if (first.number().isEmpty() || !first.number().equals(second.number())) {
      return;
    }
    boolean atSecond = second.given().isPresent();
    Optional<Entry> at = atSecond ? second.given() : first.given();
    AddedPort other = atSecond ? first : second;
    at.ifPresent(
        option ->
            findings
                .of("FLK-041")
                .mildIf(!refused || !isRefused(first, second))
                .duplicate(
                    option,
                    option.key()
                        + " is "
                        + first.number().get()
                        + ", which is also "
                        + other.row().option()
                        + (other.given().isPresent() ? "" : " by default"),
                    "give each of the JobManager's ports its own number"));
  }

  private static boolean isRefused(AddedPort first, AddedPort second) {
    return INTERNAL_SERVICE.contains(first.row().name())
        && INTERNAL_SERVICE.contains(second.row().name());
  }
}
