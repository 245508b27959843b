package dev.sluice.certs;

import java.time.Duration;
import java.time.Instant;

/** The time in which a certificate is accepted, both ends included, in whole seconds. */
record Validity(Instant notBefore, Instant notAfter) {
  /**
   * How far another machine's clock may be behind ours before it finds a new certificate invalid.
   */
  static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

  static Validity from(Instant now, Duration lifetime) {
    return new Validity(now.minus(CLOCK_SKEW), now.plus(lifetime));
  }
}
