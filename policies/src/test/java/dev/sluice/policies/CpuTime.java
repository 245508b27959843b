package dev.sluice.policies;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.Supplier;

/** Bounds of work in the time of its own thread, so that a busy machine fails no test. */
public final class CpuTime {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private CpuTime() {}

  /** What the work returns, if it takes less than ten seconds. */
  public static <T> T bounded(Supplier<T> work) {
    long start = nanos();
    T result = work.get();
    assertThat(Duration.ofNanos(nanos() - start)).isLessThan(LIMIT);
    return result;
  }

  private static long nanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
