package dev.sluice.policies.flinkcluster;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kubernetes.Quantity;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Resource;
import java.util.Optional;

/** Which of its two sets of memory options a FlinkCluster has, and what its operator fills in. */
public enum FlinkClusterMemory {
  /**
   * Off-heap ratio and minimum: before Flink 1.10, without a version, and with Google's operator.
   */
  OFF_HEAP,
  /** Process ratio: Flink 1.10 and later. */
  PROCESS,
  /** The version cannot be read. */
  UNKNOWN;

  public static final String OFF_HEAP_RATIO = "memoryOffHeapRatio";
  public static final String OFF_HEAP_MINIMUM = "memoryOffHeapMin";
  public static final String PROCESS_RATIO = "memoryProcessRatio";

  public static final int DEFAULT_OFF_HEAP_RATIO = 25;
  public static final String DEFAULT_OFF_HEAP_MINIMUM = "600M";
  public static final int DEFAULT_PROCESS_RATIO = 80;

  private static final JsonPointer VERSION = JsonPointer.compile("/spec/flinkVersion");
  private static final Quantity MINIMUM = Quantity.of(DEFAULT_OFF_HEAP_MINIMUM).orElseThrow();

  /** The set that a FlinkCluster has. */
  public static FlinkClusterMemory of(Resource cluster) {
    return cluster.kind().variant().equals("google") ? OFF_HEAP : of(cluster.object().at(VERSION));
  }

  /** The set that spotify's operator has for a {@code flinkVersion}. */
  static FlinkClusterMemory of(JsonNode version) {
    if (version.isMissingNode() || version.isNull() || "".equals(version.textValue())) {
      return OFF_HEAP;
    }
    return Optional.ofNullable(version.textValue())
        .flatMap(FlinkVersion::of)
        .map(v -> v.isBelow(1, 10) ? OFF_HEAP : PROCESS)
        .orElse(UNKNOWN);
  }

  /** The off-heap minimum that is stored: the given one, or what the operator fills in. */
  public static Optional<Quantity> offHeapMinimum(Value given) {
    return given.isSet() ? Quantity.of(given.node()) : Optional.of(MINIMUM);
  }

  /** Whether one of the options is what the operator fills in. */
  public static boolean isDefault(Value given) {
    return switch (given.name()) {
      case OFF_HEAP_RATIO -> is(given, DEFAULT_OFF_HEAP_RATIO);
      case PROCESS_RATIO -> is(given, DEFAULT_PROCESS_RATIO);
      default -> Quantity.of(given.node()).filter(q -> q.compareTo(MINIMUM) == 0).isPresent();
    };
  }

  private static boolean is(Value given, long number) {
    return given.number().filter(n -> n == number).isPresent();
  }
}
