package dev.sluice.policies.flink.memory;

import dev.sluice.policies.flink.FlinkConfiguration.Entry;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A part of memory that is a fraction of something else between two bounds.
 *
 * @param name what a finding calls it, such as {@code jvm-overhead}
 * @param memory how options of its process begin, such as {@code jobmanager.memory.}
 * @param min the least, in bytes
 * @param max the most
 * @param fraction at least 0 and less than 1, where nothing is wrong
 * @param standard the default of the fraction, as Flink multiplies with it
 * @param given the option of the fraction, where it is set
 */
record MemoryRange(
    String name,
    String memory,
    MemoryPart min,
    MemoryPart max,
    double fraction,
    BigDecimal standard,
    Optional<Entry> given) {
  private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

  /** How its options begin, such as {@code jobmanager.memory.jvm-overhead}. */
  String key() {
    return memory + name;
  }

  /** The part of a whole, of which the fraction is meant. */
  MemoryPart of(long whole) {
    return bounded(times(whole, decimal()));
  }

  /** The part beside others, such that it is the fraction of all of them together. */
  MemoryPart beside(long others) {
    return bounded(times(others, BigDecimal.valueOf(fraction / (1 - fraction))));
  }

  /** As Flink multiplies with it. */
  private BigDecimal decimal() {
    return given.isPresent() ? BigDecimal.valueOf(fraction) : standard;
  }

  /** Whether a size is between the bounds. */
  boolean contains(long bytes) {
    return bytes >= min.bytes() && bytes <= max.bytes();
  }

  private MemoryPart bounded(long bytes) {
    return MemoryPart.derived(
        name, Math.max(min.bytes(), Math.min(max.bytes(), bytes)), min.least());
  }

  private static long times(long bytes, BigDecimal factor) {
    BigDecimal product = BigDecimal.valueOf(bytes).multiply(factor);
    if (product.compareTo(MOST) > 0) {
      throw new ArithmeticException("more than 64 bits");
    }
    return product.longValue();
  }
}
