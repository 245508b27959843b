package dev.sluice.policies.flinkcluster;

import dev.sluice.policies.flink.FlinkConfiguration;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.Quantity;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.stream.Stream;

/** A job that needs more slots than there will ever be. */
final class ClusterSlots implements Rule<FieldType.Plain> {
  private static final String SLOTS = "taskmanager.numberOfTaskSlots";

  @Override
  public void judge(Field<FieldType.Plain> field, Findings findings) {
    Value spec = field.value().get("spec");
    Value parallelism = spec.at("/job/parallelism");
    FlinkConfiguration options = FlinkConfiguration.of(spec.get("flinkProperties"), false);
    Optional<Long> wanted = parallelism.isGiven() ? parallelism.integer() : Optional.empty();
    Optional<Long> slots = slots(options, spec.get("taskManager"));
    Optional<Long> replicas = replicas(spec.get("taskManager"));
    if (wanted.isPresent() && slots.isPresent() && replicas.isPresent() && !makesDo(options)) {
      judge(parallelism, wanted.get(), replicas.get(), slots.get(), findings);
    }
  }

  private static void judge(
      Value parallelism, long wanted, long replicas, long slots, Findings findings) {
    long all = replicas * slots;
    if (wanted > all) {
      String problem =
          "parallelism is %d, but %d TaskManagers with %d slots have only %d"
              .formatted(wanted, replicas, slots, all);
      String fix = "set it to " + all + " or less, or raise taskManager.replicas or " + SLOTS;
      findings.of("SLU-090").invalid(parallelism, problem, fix);
    }
  }

  /** TaskManagers at most, as an autoscaler may add some. */
  private static Optional<Long> replicas(Value taskManager) {
    return Stream.of(
            taskManager.get("replicas"), taskManager.at("/horizontalPodAutoscaler/maxReplicas"))
        .flatMap(number -> number.integer().stream())
        .filter(number -> number > 0 && number <= Integer.MAX_VALUE)
        .max(Long::compare);
  }

  /** Where the option does not say so, the operator sets one for two cores. */
  private static Optional<Long> slots(FlinkConfiguration options, Value taskManager) {
    Optional<FlinkConfiguration.Entry> option = options.get(SLOTS);
    if (option.isPresent()) {
      return option
          .map(o -> o.text().trim())
          .filter(t -> t.matches("[1-9][0-9]{0,8}"))
          .map(Long::valueOf);
    }
    return Stream.of("/resources/limits/cpu", "/resources/requests/cpu")
        .flatMap(cpu -> Quantity.of(taskManager.at(cpu)).stream())
        .filter(cpu -> cpu.number().precision() < 10)
        .map(cpu -> cpu.number().setScale(0, RoundingMode.CEILING).longValue() / 2)
        .max(Long::compare)
        .map(slots -> Math.max(1, slots));
  }

  /** Whether Flink runs a job with fewer slots: adaptively, or its parts one after another. */
  private static boolean makesDo(FlinkConfiguration options) {
    return is(options, "jobmanager.scheduler", "adaptive", "adaptivebatch")
        || is(options, "scheduler-mode", "reactive")
        || is(options, "execution.runtime-mode", "batch", "automatic");
  }

  private static boolean is(FlinkConfiguration options, String key, String... values) {
    Optional<String> text = options.get(key).map(option -> option.text().trim());
    return text.filter(t -> Stream.of(values).anyMatch(t::equalsIgnoreCase)).isPresent();
  }
}
