package dev.sluice.certs.selfmanaged;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How long all configurations have been seen to hold one bundle; not safe for use by threads. */
final class Settling {
  /** Until every API server has noticed a change of a configuration; most take a second or two. */
  static final Duration DELAY = Duration.ofSeconds(30);

  private String bundle = "";
  private Optional<Instant> since = Optional.empty();

  /**
   * Somebody has looked.
   *
   * @param held whether all configurations held it then, before anything was done about it
   */
  void seen(String wanted, boolean held, Instant now) {
    if (!held) {
      since = Optional.empty();
    } else if (since.isEmpty() || !wanted.equals(bundle) || now.isBefore(since.get())) {
      since = Optional.of(now);
    }
    bundle = wanted;
  }

  /** Whether all API servers know the bundle by now. */
  boolean over(String wanted, Instant now) {
    return wanted.equals(bundle)
        && since.filter(start -> !now.isBefore(start.plus(DELAY))).isPresent();
  }
}
