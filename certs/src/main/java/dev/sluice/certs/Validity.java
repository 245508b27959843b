package dev.sluice.certs;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;

/** The time in which a certificate is accepted, both ends included, in whole seconds. */
public record Validity(Instant notBefore, Instant notAfter) {
  /**
   * How far another machine's clock may be behind ours before it finds a new certificate invalid.
   */
  static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

  static Validity from(Instant now, Duration lifetime) {
    return new Validity(now.minus(CLOCK_SKEW), now.plus(lifetime));
  }

  /** Of a certificate. */
  public static Validity of(X509Certificate certificate) {
    return new Validity(
        certificate.getNotBefore().toInstant(), certificate.getNotAfter().toInstant());
  }

  /**
   * When two thirds of it have passed: time for a successor, and enough left to find out why not.
   */
  public Instant renewal() {
    return notBefore.plus(Duration.between(notBefore, notAfter).multipliedBy(2).dividedBy(3));
  }

  /** The same, but not for longer than the other one. */
  Validity within(Validity other) {
    return notAfter.isAfter(other.notAfter) ? new Validity(notBefore, other.notAfter) : this;
  }
}
