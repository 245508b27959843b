package dev.sluice.webhook.metrics;

import dev.sluice.certs.ServingCertificate;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.Optional;

/** Meters of the certificate that is served; not a number as long as an end is not known. */
final class CertificateMeters {
  private final Counter reloads;
  private final Counter failures;
  private volatile double servingBegins = Double.NaN;
  private volatile double servingEnds = Double.NaN;
  private volatile double authorityEnds = Double.NaN;

  CertificateMeters(MeterRegistry registry) {
    Gauge.builder("sluice.certificate.not.before.timestamp.seconds", () -> servingBegins)
        .description("When the certificate began, in seconds since 1970; NaN if not known")
        .tag("role", "serving")
        .register(registry);
    Gauge.builder("sluice.certificate.expiry.timestamp.seconds", () -> servingEnds)
        .description("When the certificate ends, in seconds since 1970; NaN if not known")
        .tag("role", "serving")
        .register(registry);
    Gauge.builder("sluice.certificate.expiry.timestamp.seconds", () -> authorityEnds)
        .description("When the certificate ends, in seconds since 1970; NaN if not known")
        .tag("role", "ca")
        .register(registry);
    reloads = reloads(registry, "success");
    failures = reloads(registry, "failure");
  }

  private static Counter reloads(MeterRegistry registry, String result) {
    return Counter.builder("sluice.certificate.reloads")
        .description("Other certificates that were to be served: they are, or are no good")
        .tag("result", result)
        .register(registry);
  }

  void serves(ServingCertificate certificate) {
    servingBegins = certificate.chain().getFirst().getNotBefore().toInstant().getEpochSecond();
    servingEnds = certificate.expiry().getEpochSecond();
    Optional<Instant> authority = certificate.authority().map(ca -> ca.getNotAfter().toInstant());
    authorityEnds = authority.map(end -> (double) end.getEpochSecond()).orElse(Double.NaN);
  }

  void reloaded() {
    reloads.increment();
  }

  void notReloaded() {
    failures.increment();
  }
}
