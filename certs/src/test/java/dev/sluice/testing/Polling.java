package dev.sluice.webhook.server;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what must come, within a bound. */
final class Polling {
  private static final long EVERY_NANOS = Duration.ofMillis(20).toNanos();

  private Polling() {}

  static void until(String what, BooleanSupplier holds) {
    until(what, Duration.ofSeconds(30), holds, () -> "");
  }

  static void until(
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
