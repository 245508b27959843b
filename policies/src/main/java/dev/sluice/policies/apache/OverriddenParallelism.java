package dev.sluice.policies.apache;

import dev.sluice.policies.flink.FlinkConfiguration.Entry;
import dev.sluice.policies.flink.OptionText;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.Optional;
import java.util.OptionalDouble;

/** A parallelism that the operator replaces by the slots of all TaskManagers. */
final class OverriddenParallelism implements Rule<OperatedSpec> {
  private static final String SLOTS = "taskmanager.numberOfTaskSlots";

  @Override
  public void judge(Field<OperatedSpec> field, Findings findings) {
    Value parallelism = field.value().at("/job/parallelism");
    Optional<Long> given = parallelism.integer().filter(number -> number > 0);
    Optional<Long> replicas =
        field.value().at("/taskManager/replicas").integer().filter(number -> number > 0);
    if (given.isPresent() && replicas.isPresent()) {
      OperatorConfiguration.at(field.spec().configurationAt(), field.resource())
          .map(OverriddenParallelism::slots)
          .filter(OptionalDouble::isPresent)
          .map(slots -> (long) (replicas.get() * slots.getAsDouble()))
          .filter(taken -> !taken.equals(given.get()))
          .ifPresent(taken -> report(parallelism, given.get(), taken, findings));
    }
  }

  /** The slots of a TaskManager; empty where it is not certain how many. */
  private static OptionalDouble slots(OperatorConfiguration configuration) {
    Optional<Entry> option = configuration.options().get(SLOTS);
    return option.isPresent() ? OptionText.number(option.get().text()) : OptionalDouble.of(1);
  }

  private static void report(Value parallelism, long given, long taken, Findings findings) {
    String problem =
        "parallelism is %d, but with taskManager.replicas the operator runs the job with %d: replicas times slots"
            .formatted(given, taken);
    String fix = "remove taskManager.replicas, or set parallelism to " + taken;
    findings.of("SLU-084").forbidden(parallelism, problem, fix);
  }
}
