package dev.sluice.webhook.metrics;

import dev.sluice.certs.ServingCertificate;
import dev.sluice.policies.policy.Policies;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * What operators see of the server from outside. Every label has a bounded set of values, and what
 * alerts look at is there from the start, as zero.
 */
public final class Metrics {
  /** Policies past this many are not named. */
  private static final int MAX_POLICIES = 50;

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final AtomicLong policiesLoaded = new AtomicLong();
  private final MultiGauge policies =
      MultiGauge.builder("sluice.policy.info").description("Policies in force").register(registry);
  private final Counter loadErrors =
      Counter.builder("sluice.policy.load.errors")
          .description("Problems in policy documents")
          .register(registry);
  private final FindingMeters findings = new FindingMeters(registry);
  private final CertificateMeters certificates = new CertificateMeters(registry);
  private final ReviewMeters reviews;
  private final ServerMeters server;

  /**
   * @param version Sluice's own
   * @param kinds the kinds that are judged
   */
  public Metrics(String version, Set<String> kinds) {
    gauge("sluice.build.info", "Which Sluice this is", () -> 1)
        .tag("version", version)
        .tag("java", System.getProperty("java.version", ""))
        .register(registry);
    gauge(
            "sluice.policy.last.load.success.timestamp.seconds",
            "When the policies in force were read, in seconds since 1970",
            policiesLoaded::get)
        .register(registry);
    reviews = new ReviewMeters(registry, kinds);
    server = new ServerMeters(registry);
  }

  /** The text that Prometheus scrapes. */
  public String scrape() {
    return registry.scrape();
  }

  /** Policies were read, and are in force instead of those before. */
  public void loaded(Policies inForce, Instant when) {
    policiesLoaded.set(when.getEpochSecond());
    policies.register(
        inForce.names().stream()
            .limit(MAX_POLICIES)
            .map(name -> Tags.of("name", name, "generation", inForce.generation()))
            .map(tags -> MultiGauge.Row.of(tags, 1))
            .toList(),
        true);
    findings.exemptions(inForce.allExemptions());
  }

  /** Policies could not be read. */
  public void notLoaded(int errors) {
    loadErrors.increment(errors);
  }

  /** A certificate is served to the connections that begin from now on. */
  public void serves(ServingCertificate certificate) {
    certificates.serves(certificate);
  }

  /** It is served instead of another one. */
  public void certificateReloaded() {
    certificates.reloaded();
  }

  /** There should be another certificate, and there is none that is any good. */
  public void certificateNotReloaded() {
    certificates.notReloaded();
  }

  /** Meters of the cluster, from the moment it is watched. */
  public ClusterMeters cluster() {
    return new ClusterMeters(registry);
  }

  /** Meters of the audit in the background, from the moment it is asked for. */
  public AuditMeters audit() {
    return new AuditMeters(registry);
  }

  /** A review begins. */
  public Timing start(Webhook webhook) {
    return new Timing(webhook, reviews, findings);
  }

  /** A connection was ended for a limit. */
  public void turnedAway(Port port, String reason) {
    server.turnedAway(port, reason);
  }

  /** A request was answered with an error's status before anybody looked at its body. */
  public void refused(int status) {
    server.countRefused(status);
  }

  /** A request to {@code /check} came to its end. */
  public void checked(String result, Duration took) {
    server.checked(result, took);
  }

  private static Gauge.Builder<?> gauge(String name, String description, Supplier<Number> value) {
    return Gauge.builder(name, value).description(description);
  }
}
