package dev.sluice.testing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what must come, within a bound. */
public final class Polling {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long EVERY_NANOS = Duration.ofMillis(20).toNanos();

  private Polling() {}

  /** Polls until it holds, for a minute. */
  public static void until(String what, BooleanSupplier holds) {
    until(what, holds, () -> "");
  }

  /**
   * Polls until it holds, for a minute.
   *
   * @param otherwise what to show if it does not in time
   */
  public static void until(String what, BooleanSupplier holds, Supplier<String> otherwise) {
    until(what, PATIENCE, holds, otherwise);
  }

  /**
   * Polls until it holds.
   *
   * @param otherwise what to show if it does not in time
   */
  public static void until(
      String what, Duration atMost, BooleanSupplier holds, Supplier<String> otherwise) {
    long end = System.nanoTime() + atMost.toNanos();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not within " + atMost + ": " + what + "\n" + otherwise.get());
      }
      LockSupport.parkNanos(EVERY_NANOS);
    }
  }
}
