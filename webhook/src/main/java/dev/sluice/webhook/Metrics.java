package dev.sluice.webhook;

import dev.sluice.policies.Kinds;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** What operators see of the server from outside; every label has a bounded set of values. */
final class Metrics {
  private static final Set<String> OPERATIONS = Set.of("CREATE", "UPDATE", "DELETE", "CONNECT");
  private static final Set<String> KINDS =
      Kinds.builtIn().all().stream().map(k -> k.name().kind()).collect(Collectors.toSet());

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Map<Webhook, AtomicInteger> inFlight = new EnumMap<>(Webhook.class);

  Metrics(String version) {
    Gauge.builder("sluice.build.info", () -> 1)
        .description("Which Sluice this is")
        .tag("version", version)
        .tag("java", System.getProperty("java.version", ""))
        .register(registry);
    for (Webhook webhook : Webhook.values()) {
      AtomicInteger count = new AtomicInteger();
      inFlight.put(webhook, count);
      Gauge.builder("sluice.admission.in.flight", count, AtomicInteger::get)
          .description("Reviews being judged")
          .tag("webhook", webhook.label())
          .register(registry);
    }
  }

  /** The text that Prometheus scrapes. */
  String scrape() {
    return registry.scrape();
  }

  /** A review begins. */
  Timing start(Webhook webhook) {
    AtomicInteger count = inFlight.getOrDefault(webhook, new AtomicInteger());
    count.incrementAndGet();
    return new Timing(webhook, count);
  }

  /** The measurement of one review. */
  final class Timing {
    private final Webhook webhook;
    private final AtomicInteger running;
    private final Timer.Sample sample = Timer.start(registry);
    private String kind = "other";
    private String operation = "other";
    private boolean dryRun;

    private Timing(Webhook webhook, AtomicInteger running) {
      this.webhook = webhook;
      this.running = running;
    }

    /** The review could be read. */
    void judging(AdmissionReview review) {
      kind = KINDS.contains(review.kind()) ? review.kind() : "other";
      operation = OPERATIONS.contains(review.operation()) ? review.operation() : "other";
      dryRun = review.dryRun();
    }

    /** The review is answered: {@code allowed}, {@code denied} or {@code error}. */
    void decided(String decision) {
      running.decrementAndGet();
      Counter.builder("sluice.admission.requests")
          .description("Reviews answered")
          .tags(
              "webhook",
              webhook.label(),
              "kind",
              kind,
              "operation",
              operation,
              "decision",
              decision,
              "dry_run",
              Boolean.toString(dryRun))
          .register(registry)
          .increment();
      sample.stop(
          Timer.builder("sluice.admission.duration")
              .description("From the whole body read to the answer made")
              .tag("webhook", webhook.label())
              .tag("decision", decision)
              .serviceLevelObjectives(BUCKETS)
              .register(registry));
    }
  }

  private static final Duration[] BUCKETS = {
    Duration.ofNanos(500_000),
    Duration.ofMillis(1),
    Duration.ofNanos(2_500_000),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofMillis(2_500),
    Duration.ofSeconds(5)
  };
}
