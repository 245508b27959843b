package dev.sluice.policies.flink.memory;

import dev.sluice.policies.flink.FlinkConfiguration.Entry;
import java.util.Collection;
import java.util.Optional;

/**
 * A part of a process's memory, or a whole that parts make.
 *
 * @param name what a finding calls it, such as {@code jvm-metaspace}
 * @param bytes how much it is
 * @param least how much of that is given, so that no default can make it less
 * @param given the option that says so; empty for a default, and for what is derived
 */
record MemoryPart(String name, long bytes, long least, Optional<Entry> given) {
  private static final long MEBI = 1L << 20;

  static MemoryPart derived(String name, long bytes, long least) {
    return new MemoryPart(name, bytes, least, Optional.empty());
  }

  /**
   * What parts make together.
   *
   * @throws ArithmeticException where 64 bits do not hold it, as in Flink
   */
  static MemoryPart sum(String name, Collection<MemoryPart> parts) {
    long bytes = 0;
    long least = 0;
    for (MemoryPart part : parts) {
      bytes = Math.addExact(bytes, part.bytes);
      least = Math.addExact(least, part.least);
    }
    return derived(name, bytes, least);
  }

  /** The name and size. */
  String text() {
    return name + " " + size(bytes);
  }

  /** A size as Flink reads it, rounded up to mebibytes where it has some. */
  static String size(long bytes) {
    return bytes < MEBI ? bytes + "b" : mebibytes(bytes) + "m";
  }

  /** So many mebibytes, rounded up. */
  static long mebibytes(long bytes) {
    return (bytes - 1) / MEBI + 1;
  }
}
