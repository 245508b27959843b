package dev.sluice.webhook.metrics;

import dev.sluice.policies.Verdict;
import dev.sluice.policies.Verdict.Ruling;
import dev.sluice.policies.kind.Kinds;
import dev.sluice.policies.policy.Policies;
import dev.sluice.policies.rule.Catalogue;
import dev.sluice.policies.rule.RuleInfo;
import dev.sluice.webhook.admission.AdmissionReview;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What operators see of the server from outside. Every label has a bounded set of values, and every
 * series that can be known is there from the start, as zero.
 */
public final class Metrics {
  static final List<String> REASONS =
      List.of("too_large", "too_deep", "bad_json", "overload", "deadline");

  /** Names of exemptions and policies past this many count as {@code other}. */
  private static final int MAX_NAMES = 50;

  private static final String OTHER = "other";
  private static final List<String> DECISIONS = List.of("allowed", "denied", "error");
  private static final List<String> WRITES = List.of("CREATE", "UPDATE");
  private static final Set<String> OPERATIONS = Set.of("CREATE", "UPDATE", "DELETE", "CONNECT");
  private static final Set<String> KINDS =
      Kinds.builtIn().all().stream().map(k -> k.name().kind()).collect(Collectors.toSet());
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

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Map<Webhook, AtomicInteger> inFlight = new EnumMap<>(Webhook.class);
  private final Map<Answered, Counter> requests = new ConcurrentHashMap<>();
  private final Map<String, Timer> durations = new ConcurrentHashMap<>();
  private final Map<String, Counter> results = new ConcurrentHashMap<>();
  private final Set<String> exemptions = ConcurrentHashMap.newKeySet();
  private final AtomicLong policiesLoaded = new AtomicLong();
  private final AtomicLong certificateExpiry = new AtomicLong();

  public Metrics(String version) {
    gauge("sluice.build.info", "Which Sluice this is", () -> 1)
        .tag("version", version)
        .tag("java", System.getProperty("java.version", ""))
        .register(registry);
    gauge(
            "sluice.policy.last.load.success.timestamp.seconds",
            "When the policies in force were read, in seconds since 1970",
            policiesLoaded::get)
        .register(registry);
    gauge(
            "sluice.certificate.expiry.timestamp.seconds",
            "When the certificate ends, in seconds since 1970",
            certificateExpiry::get)
        .tag("role", "serving")
        .register(registry);
    for (Webhook webhook : Webhook.values()) {
      AtomicInteger count = new AtomicInteger();
      inFlight.put(webhook, count);
      gauge("sluice.admission.in.flight", "Reviews being read or judged", count::get)
          .tag("webhook", webhook.label())
          .register(registry);
      DECISIONS.forEach(decision -> duration(webhook, decision));
      for (String kind : KINDS) {
        WRITES.forEach(o -> DECISIONS.forEach(d -> requests(webhook, kind, o, d, false)));
      }
      requests(webhook, OTHER, OTHER, "error", false);
    }
    loadErrors();
    REASONS.forEach(this::rejected);
    for (RuleInfo rule : Catalogue.get().all()) {
      List.of("fail", "warn", "skip").forEach(result -> result(rule.id(), result));
    }
  }

  /** The text that Prometheus scrapes. */
  public String scrape() {
    return registry.scrape();
  }

  /** Policies were read, and are in force. */
  public void loaded(Policies inForce, Instant when) {
    policiesLoaded.set(when.getEpochSecond());
    inForce.names().stream()
        .limit(MAX_NAMES)
        .forEach(
            name ->
                gauge("sluice.policy.info", "Policies in force", () -> 1)
                    .tag("name", name)
                    .tag("generation", inForce.generation())
                    .register(registry));
    inForce.exemptionNames().stream().limit(MAX_NAMES).forEach(exemptions::add);
    exemptions.forEach(this::exempted);
    exempted(OTHER);
  }

  /** Policies could not be read. */
  public void notLoaded(int errors) {
    loadErrors().increment(errors);
  }

  /** Until when the certificate served holds. */
  public void certificate(Instant expiry) {
    certificateExpiry.set(expiry.getEpochSecond());
  }

  /** A review begins. */
  public Timing start(Webhook webhook) {
    AtomicInteger count = inFlight.getOrDefault(webhook, new AtomicInteger());
    count.incrementAndGet();
    return new Timing(webhook, count);
  }

  /** The labels of what a review became. */
  private record Answered(
      Webhook webhook, String kind, String operation, String decision, boolean dryRun) {}

  /** The measurement of one review; ends with one of answered, turnedAway, failed. */
  public final class Timing {
    private final Webhook webhook;
    private final AtomicInteger running;
    private final long began = System.nanoTime();
    private volatile @Nullable AdmissionReview review;
    private volatile Verdict verdict = Verdict.NONE;

    private Timing(Webhook webhook, AtomicInteger running) {
      this.webhook = webhook;
      this.running = running;
    }

    /** The review could be read. */
    public void judging(AdmissionReview read) {
      review = read;
    }

    /** There is a verdict. */
    public void judged(Verdict given) {
      verdict = given;
    }

    /** The verdict was answered. */
    public void answered() {
      verdict.rulings().forEach(Metrics.this::count);
      end(verdict.denied() ? "denied" : "allowed", "");
    }

    /** The request was turned away before a verdict. */
    public void turnedAway(String reason) {
      rejected(reason).increment();
      end("error", reason);
    }

    /** A bug kept it from a verdict. */
    public void failed() {
      end("error", "bug");
    }

    private void end(String decision, String reason) {
      running.decrementAndGet();
      AdmissionReview read = review;
      Duration took = Duration.ofNanos(System.nanoTime() - began);
      (read == null
              ? requests(webhook, OTHER, OTHER, decision, false)
              : requests(webhook, read.kind(), read.operation(), decision, read.dryRun()))
          .increment();
      duration(webhook, decision).record(took);
      RequestLog.write(webhook, read, decision, reason, verdict, took);
    }
  }

  private void count(Ruling ruling) {
    ruling
        .exemption()
        .ifPresent(name -> exempted(exemptions.contains(name) ? name : OTHER).increment());
    String result =
        switch (ruling.action()) {
          case Deny -> "fail";
          case Warn -> "warn";
          case Audit, Off -> "skip";
        };
    result(ruling.finding().rule(), ruling.inForce() ? result : "skip").increment();
  }

  private Counter exempted(String name) {
    return Counter.builder("sluice.exemptions.used")
        .description("Findings that an exemption covered")
        .tag("exemption", name)
        .register(registry);
  }

  private Counter requests(
      Webhook webhook, String kind, String operation, String decision, boolean dryRun) {
    String knownKind = KINDS.contains(kind) ? kind : OTHER;
    String knownOperation = OPERATIONS.contains(operation) ? operation : OTHER;
    return requests.computeIfAbsent(
        new Answered(webhook, knownKind, knownOperation, decision, dryRun),
        key ->
            Counter.builder("sluice.admission.requests")
                .description("Reviews by what became of them")
                .tag("webhook", webhook.label())
                .tag("kind", knownKind)
                .tag("operation", knownOperation)
                .tag("decision", decision)
                .tag("dry_run", Boolean.toString(dryRun))
                .register(registry));
  }

  private Timer duration(Webhook webhook, String decision) {
    return durations.computeIfAbsent(
        webhook.label() + " " + decision,
        key ->
            Timer.builder("sluice.admission.duration")
                .description("From the headers read to the answer made")
                .tag("webhook", webhook.label())
                .tag("decision", decision)
                .serviceLevelObjectives(BUCKETS)
                .register(registry));
  }

  private Counter result(String rule, String result) {
    return results.computeIfAbsent(
        rule + " " + result,
        key ->
            Counter.builder("sluice.rule.results")
                .description("Findings: refused (fail), warned, only counted or exempted (skip)")
                .tag("rule", rule)
                .tag("result", result)
                .tag("source", "admission")
                .register(registry));
  }

  private Counter rejected(String reason) {
    return Counter.builder("sluice.admission.rejected")
        .description("Requests turned away before a verdict")
        .tag("reason", reason)
        .register(registry);
  }

  private Counter loadErrors() {
    return Counter.builder("sluice.policy.load.errors")
        .description("Problems in policy documents")
        .register(registry);
  }

  private static Gauge.Builder<?> gauge(String name, String description, Supplier<Number> value) {
    return Gauge.builder(name, value).description(description);
  }
}
