package dev.sluice.certs;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;

/**
 * A certificate for this run on this machine: a new authority and a server certificate, made once
 * and kept in memory. The authority's key is dropped as soon as it has signed, so nobody can issue
 * in its name what a client, told to trust it, would accept.
 */
public final class EphemeralCertificates implements CertificateSource {
  /** How long the certificates are valid. */
  public static final Duration LIFETIME = Duration.ofDays(7);

  private final State state;

  /** Makes the certificates as {@link #issue} does. */
  public EphemeralCertificates(Collection<String> names, InstantSource clock) {
    this.state = State.fine(issue(names, clock));
  }

  /**
   * Makes a certificate; takes some 200 ms in a cold JVM.
   *
   * @param names the DNS names and IP address literals that clients will use; at least one
   * @param clock what "now" is: it is valid from five minutes before
   * @throws IllegalArgumentException if there is no name, or one is not a DNS name
   */
  public static ServingCertificate issue(Collection<String> names, InstantSource clock) {
    Instant now = clock.instant();
    return LocalAuthority.create("Sluice local CA", now, LIFETIME).issue(names, now, LIFETIME);
  }

  @Override
  public State state() {
    return state;
  }

  @Override
  public void onChange(Runnable listener) {
    // It never does.
  }

  @Override
  public void close() {
    // There is nothing to end.
  }
}
