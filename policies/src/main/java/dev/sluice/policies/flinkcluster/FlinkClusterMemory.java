package dev.sluice.policies.flinkcluster;

import dev.sluice.policies.kubernetes.Quantity;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Resource;
import java.util.Optional;

/** Which of its two sets of memory options a FlinkCluster has, and what its operator fills in. */
enum FlinkClusterMemory {
  /**
   * Off-heap ratio and minimum: before Flink 1.10, without a version, and with Google's operator.
   */
  OFF_HEAP,
  /** Process ratio: Flink 1.10 and later. */
  PROCESS,
  /** The version cannot be read. */
  UNKNOWN;

  static final String OFF_HEAP_RATIO = "memoryOffHeapRatio";
  static final String OFF_HEAP_MINIMUM = "memoryOffHeapMin";
  static final String PROCESS_RATIO = "memoryProcessRatio";

  static final int DEFAULT_OFF_HEAP_RATIO = 25;
  static final String DEFAULT_OFF_HEAP_MINIMUM = "600M";
  static final int DEFAULT_PROCESS_RATIO = 80;

  private static final Quantity MINIMUM = Quantity.of(DEFAULT_OFF_HEAP_MINIMUM).orElseThrow();

  /** The set that a FlinkCluster has. */
  static FlinkClusterMemory of(Resource cluster) {
    return FlinkClusterOperator.isGoogle(cluster) ? OFF_HEAP : of(cluster.at("/spec/flinkVersion"));
  }

  /** The set that spotify's operator has for a {@code flinkVersion}. */
  private static FlinkClusterMemory of(Value version) {
    if (!version.isPresent()) {
      return OFF_HEAP;
    }
    return version
        .string()
        .flatMap(FlinkVersion::of)
        .map(v -> v.isBelow(1, 10) ? OFF_HEAP : PROCESS)
        .orElse(UNKNOWN);
  }

  /**
   * The memory limit of a role, given or filled in; with spotify's operator the request where there
   * is no limit.
   */
  static Value container(Value role, Resource cluster) {
    Value resources = role.get("resources");
    Value limit = resources.at("/limits/memory");
    boolean limited = Quantity.of(limit).filter(q -> q.number().signum() != 0).isPresent();
    return limited || FlinkClusterOperator.isGoogle(cluster)
        ? limit
        : resources.at("/requests/memory");
  }

  /** The off-heap minimum that is stored: the given one, or what the operator fills in. */
  static Optional<Quantity> offHeapMinimum(Value given) {
    return given.isGiven() ? Quantity.of(given) : Optional.of(MINIMUM);
  }

  /** Whether one of the options is what the operator fills in. */
  static boolean isDefault(Value given) {
    return switch (given.name()) {
      case OFF_HEAP_RATIO -> is(given, DEFAULT_OFF_HEAP_RATIO);
      case PROCESS_RATIO -> is(given, DEFAULT_PROCESS_RATIO);
      default -> Quantity.of(given).filter(q -> q.compareTo(MINIMUM) == 0).isPresent();
    };
  }

  private static boolean is(Value given, long number) {
    return given.integer().filter(n -> n == number).isPresent();
  }
}
