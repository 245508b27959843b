package dev.sluice.policies.apache;

import dev.sluice.policies.flink.FlinkConfiguration;
import dev.sluice.policies.flink.FlinkConfiguration.Entry;
import dev.sluice.policies.flink.OptionText;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.time.Duration;
import java.util.Optional;

/** How long a cluster may be without a checkpoint, where a healthy one can be so for longer. */
final class CheckpointWindow implements Rule<OperatorOptions> {
  private static final String CHECK = "kubernetes.operator.cluster.health-check.";
  private static final String CHECKPOINTS = "execution.checkpointing.";

  /** More failures are not worth a calculation. */
  private static final double MOST = 1_000_000;

  @Override
  public void judge(Field<OperatorOptions> field, Findings findings) {
    if (field.spec().clusterAt().isEmpty()) {
      OperatorConfiguration.of(field).ifPresent(c -> judge(c.options(), findings));
    }
  }

  private static void judge(FlinkConfiguration options, Findings findings) {
    Optional<Entry> window = options.get(CHECK + "checkpoint-progress.window");
    if (window.isEmpty() || !options.isTrue(CHECK + "enabled")) {
      return;
    }
    Optional<Duration> interval = duration(options, "interval");
    if (interval.isPresent()) {
      Duration timeout = duration(options, "timeout").orElse(Duration.ofMinutes(10));
      Duration longer = interval.get().compareTo(timeout) > 0 ? interval.get() : timeout;
      double least = (failures(options) + 2) * longer.toSeconds();
      OptionText.duration(window.get().text())
          .filter(given -> given.toSeconds() < least)
          .ifPresent(given -> report(window.get(), given, least, findings));
    }
  }

  private static Optional<Duration> duration(FlinkConfiguration options, String key) {
    return options
        .get(CHECKPOINTS + key)
        .flatMap(option -> OptionText.duration(option.text()))
        .filter(duration -> duration.toDays() < MOST);
  }

  private static double failures(FlinkConfiguration options) {
    return options.get(CHECKPOINTS + "tolerable-failed-checkpoints").stream()
        .flatMapToDouble(option -> OptionText.number(option.text()).stream())
        .filter(number -> number >= 0 && number < MOST)
        .findFirst()
        .orElse(0);
  }

  private static void report(Entry window, Duration given, double least, Findings findings) {
    String problem =
        "%s is %d s, but a healthy job can go %d s without a checkpoint"
            .formatted(window.key(), given.toSeconds(), (long) least);
    String fix = "set " + (long) least + " s or more, or remove the option";
    findings.of("SLU-069").invalid(window, problem, fix);
  }
}
