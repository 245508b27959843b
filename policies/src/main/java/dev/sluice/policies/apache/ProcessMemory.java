package dev.sluice.policies.apache;

import dev.sluice.policies.flink.memory.FlinkMemory;
import dev.sluice.policies.flink.memory.MemoryRefusal;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * JobManagers and TaskManagers that are given no memory, neither here nor by an option, or one that
 * Flink cannot divide. The operator looks at the options only where the specification gives none.
 */
final class ProcessMemory implements Rule<OperatedProcess> {
  private static final String UNDIVIDED = "SLU-086";
  private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

  @Override
  public void judge(Field<OperatedProcess> field, Findings findings) {
    OperatorConfiguration.at(field.spec().configurationAt(), field.resource())
        .ifPresent(c -> judge(field, c, new OperatorFindings(c, findings)));
  }

  private static void judge(
      Field<OperatedProcess> field, OperatorConfiguration configuration, OperatorFindings rows) {
    FlinkMemory options = FlinkMemory.of(field.spec().process(), configuration.options(), false);
    Optional<Value> given = given(field);
    if (given.isPresent()) {
      whole(given.get(), field.value())
          .ifPresent(whole -> report(UNDIVIDED, options.with(whole).refusals(), rows));
      return;
    }
    List<MemoryRefusal> refusals = options.refusals();
    report(field.spec().rows() + "-1", refusals, rows);
    if (refusals.isEmpty() && !isDerivable(field.spec(), configuration)) {
      missing(field, rows);
    }
  }

  /** The memory that the specification gives: that of the newer form counts, where there is one. */
  private static Optional<Value> given(Field<OperatedProcess> field) {
    Value process = field.value();
    Value resources = process.get("resources");
    Value request = resources.get("requests").entry("memory");
    Value newer = request.isSet() ? request : resources.get("limits").entry("memory");
    if (newer.isSet() && !field.resource().installation().isApache115()) {
      return Optional.of(newer);
    }
    Value memory = process.get("resource").get("memory");
    boolean isFilled = memory.string().map(text -> !text.isBlank()).orElse(memory.isNumber());
    return Optional.of(memory).filter(there -> isFilled);
  }

  /** Empty where other rows refuse it: the newer form also has to be more than nothing. */
  private static Optional<FlinkMemory.Whole> whole(Value memory, Value process) {
    boolean isNewer = !memory.path().equals(process.get("resource").get("memory").path());
    return OperatorMemory.of(memory)
        .flatMap(OperatorMemory::bytes)
        .filter(bytes -> bytes.signum() >= (isNewer ? 1 : 0) && bytes.compareTo(MOST) <= 0)
        .map(BigDecimal::longValue)
        .map(
            bytes ->
                new FlinkMemory.Whole(
                    memory.path(),
                    bytes,
                    "memory",
                    mebibytes -> "set \"" + mebibytes + "m\" or more"));
  }

  private static boolean isDerivable(OperatedProcess spec, OperatorConfiguration configuration) {
    return spec.memoryOptions().stream()
        .anyMatch(together -> together.stream().allMatch(option -> configuration.isFilled(option)));
  }

  private static void report(String rule, List<MemoryRefusal> refusals, OperatorFindings rows) {
    for (MemoryRefusal refusal : refusals) {
      Findings.Report report = refusal.certain() ? rows.of(rule) : rows.byDefault(rule);
      report.invalid(refusal, refusal.problem(), refusal.fix());
    }
  }

  private static void missing(Field<OperatedProcess> field, OperatorFindings rows) {
    Value memory = field.value().get("resource").get("memory");
    String option = field.spec().memoryOptions().getFirst().getFirst();
    String problem = "memory of the " + field.value().name() + " is not set";
    String fix = "set resource.memory, such as \"2048m\", or the option " + option;
    rows.byDefault(field.spec().rows() + "-1").required(memory, problem, fix);
  }
}
