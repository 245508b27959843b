package dev.sluice.certs.selfmanaged;

import dev.sluice.certs.LocalAuthority;
import dev.sluice.certs.Pem;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The authorities of one installation.
 *
 * @param current who signs the replicas' certificates
 * @param next who will, once all API servers trust it
 * @param former who did, until nobody serves under it any more
 */
record Authorities(LocalAuthority current, Optional<LocalAuthority> next, Optional<Former> former) {
  /** Of an authority. */
  static final Duration LIFETIME = Duration.ofDays(365);

  /** Of what a replica serves. */
  static final Duration SERVING_LIFETIME = Duration.ofDays(7);

  /**
   * One that signs no more.
   *
   * @param until when the last that it signed has ended
   */
  record Former(X509Certificate certificate, Instant until) {
    static Former of(LocalAuthority authority, Instant now) {
      Instant end = authority.expiry();
      Instant served = now.plus(SERVING_LIFETIME);
      return new Former(authority.certificate(), served.isBefore(end) ? served : end);
    }
  }

  /** Those of a new installation. */
  static Authorities create(Instant now) {
    return new Authorities(newOne(now), Optional.empty(), Optional.empty());
  }

  private static LocalAuthority newOne(Instant now) {
    return LocalAuthority.create("Sluice self-managed CA", now, LIFETIME);
  }

  /**
   * The next step of their life that is due; the same if none is.
   *
   * @param asked whether somebody wants another authority now
   * @param settled whether all API servers know the {@link #bundle} by now
   */
  Authorities step(Instant now, boolean asked, boolean settled) {
    boolean ended = now.isAfter(current.expiry());
    if (next.isPresent() && (settled || ended)) {
      return new Authorities(next.get(), Optional.empty(), Optional.of(Former.of(current, now)));
    }
    if (ended) {
      return create(now);
    }
    if (next.isEmpty() && (asked || now.isAfter(current.renewal()))) {
      return new Authorities(current, Optional.of(newOne(now)), former);
    }
    if (former.isPresent() && now.isAfter(former.get().until())) {
      return new Authorities(current, next, Optional.empty());
    }
    return this;
  }

  /**
   * What API servers are to trust, PEM; it stays the same when the next becomes the current one.
   */
  String bundle() {
    StringBuilder pem = new StringBuilder();
    Stream.of(
            Stream.of(current.certificate()),
            next.map(LocalAuthority::certificate).stream(),
            former.map(Former::certificate).stream())
        .flatMap(each -> each)
        .sorted(
            Comparator.comparing(X509Certificate::getNotBefore)
                .thenComparing(X509Certificate::getSerialNumber))
        .forEach(certificate -> pem.append(Pem.text(certificate)));
    return pem.toString();
  }
}
