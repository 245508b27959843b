package dev.sluice.policies.flinkcluster;

import dev.sluice.policies.kubernetes.Located;
import dev.sluice.policies.kubernetes.Quantity;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;

/** How a FlinkCluster role divides its memory, which depends on the version of Flink. */
final class RoleMemory implements Rule<RoleRules> {

  @Override
  public void judge(Field<RoleRules> role, Findings findings) {
    if (role.value().isGiven() && role.value().isObject()) {
      switch (FlinkClusterMemory.of(role.resource())) {
        case OFF_HEAP -> offHeap(role, findings);
        case PROCESS -> process(role, findings);
        case UNKNOWN -> {}
      }
    }
  }

  private static void offHeap(Field<RoleRules> role, Findings findings) {
    Value process = role.value().get(FlinkClusterMemory.PROCESS_RATIO);
    if (process.isGiven() && FlinkClusterOperator.isSpotify(role.resource())) {
      String problem =
          process.name() + " needs Flink 1.10 or later, but flinkVersion is not set or earlier";
      String fix = "set flinkVersion to that of the image, or use memoryOffHeapRatio instead";
      findings.of(role.spec().rule(8)).forbidden(process, problem, fix);
    }
    ratio(role.spec().rule(9), role.value().get(FlinkClusterMemory.OFF_HEAP_RATIO), findings);
    minimum(role, findings);
  }

  private static void process(Field<RoleRules> role, Findings findings) {
    String surplus = role.spec().rule(11);
    surplus(surplus, role.value().get(FlinkClusterMemory.OFF_HEAP_RATIO), findings);
    Value minimum = role.value().get(FlinkClusterMemory.OFF_HEAP_MINIMUM);
    if (Quantity.of(minimum).filter(q -> q.number().signum() == 0).isEmpty()) {
      surplus(surplus, minimum, findings);
    }
    ratio(role.spec().rule(12), role.value().get(FlinkClusterMemory.PROCESS_RATIO), findings);
  }

  private static void surplus(String rule, Value value, Findings findings) {
    if (value.isGiven()) {
      String problem = value.name() + " is not supported from Flink 1.10 on";
      String fix =
          FlinkClusterMemory.isDefault(value)
              ? "remove it, which the operator stored by itself while flinkVersion was lower"
              : "remove it, and set memoryProcessRatio if its default of 80 does not fit";
      findings.of(rule).forbidden(value, problem, fix);
    }
  }

  private static void ratio(String rule, Value ratio, Findings findings) {
    if (ratio.integer().filter(percent -> percent < 0 || percent > 100).isPresent()) {
      String problem =
          ratio.name() + " is " + Quote.value(ratio) + ", but must be between 0 and 100";
      findings.of(rule).invalid(ratio, problem, "set an integer between 0 and 100");
    }
  }

  /** The minimum that is stored, given or not, against the memory that there is. */
  private static void minimum(Field<RoleRules> role, Findings findings) {
    Value given = role.value().get(FlinkClusterMemory.OFF_HEAP_MINIMUM);
    Optional<Quantity> minimum = FlinkClusterMemory.offHeapMinimum(given);
    Value memory = FlinkClusterMemory.container(role.value(), role.resource());
    Optional<Quantity> limit = Quantity.of(memory);
    if (minimum.isEmpty() || limit.isEmpty() || !isMore(bytes(minimum.get()), bytes(limit.get()))) {
      return;
    }
    String least = given.isGiven() ? Quote.value(given) : "600M by default";
    Located at = given.isGiven() ? given : memory;
    String problem =
        "memoryOffHeapMin is %s, but the container has only %s"
            .formatted(least, Quote.value(memory));
    String fix = "raise the memory, or set a lower memoryOffHeapMin";
    findings.of(role.spec().rule(10)).invalid(at, problem, fix);
  }

  /** Whether the operator finds it more: not with what its 64 bits cannot hold, or nothing. */
  private static boolean isMore(BigInteger minimum, BigInteger limit) {
    return limit.signum() > 0 && minimum.bitLength() < Long.SIZE && minimum.compareTo(limit) > 0;
  }

  private static BigInteger bytes(Quantity quantity) {
    return quantity.number().setScale(0, RoundingMode.CEILING).toBigInteger();
  }
}
