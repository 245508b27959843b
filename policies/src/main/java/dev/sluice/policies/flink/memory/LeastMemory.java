package dev.sluice.policies.flink.memory;

import dev.sluice.policies.flink.FlinkConfiguration.Entry;
import dev.sluice.policies.kubernetes.FieldPath;
import java.util.OptionalLong;

/** How much memory of a process would be enough. */
final class LeastMemory {
  /** In mebibytes, as people give it. */
  private static final long STEP = 64;

  /** Of the steps; more is no advice. */
  private static final long MOST = 1 << 14;

  private LeastMemory() {}

  /** The least number of mebibytes that Flink divides; empty where that is far or nowhere. */
  static OptionalLong of(MemoryOptions options) {
    long above = 1;
    while (above <= MOST && !isEnough(options, above)) {
      above *= 2;
    }
    long below = above / 2;
    for (long middle = (below + above) / 2; above - below > 1; middle = (below + above) / 2) {
      if (isEnough(options, middle)) {
        above = middle;
      } else {
        below = middle;
      }
    }
    return above <= MOST ? OptionalLong.of(above * STEP) : OptionalLong.empty();
  }

  private static boolean isEnough(MemoryOptions options, long steps) {
    String key = options.process().processSize();
    Entry whole = new Entry(key, steps * STEP + "m", FieldPath.ROOT);
    return new MemoryDivision(options.with(whole)).fault().isEmpty();
  }
}
