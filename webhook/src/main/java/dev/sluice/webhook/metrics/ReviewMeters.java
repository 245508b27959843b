package dev.sluice.webhook.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Meters of reviews: how many, how long they took, what became of them. */
final class ReviewMeters {
  private static final String OTHER = BoundedNames.OTHER;
  private static final List<String> REASONS =
      List.of(
          "too_large",
          "too_deep",
          "bad_json",
          "broken",
          "overload",
          "slow",
          "deadline",
          "target_unknown");
  private static final List<String> FAULTS = List.of("bug", "out_of_memory");
  private static final List<String> DECISIONS = List.of("allowed", "denied", "error");
  private static final List<String> WRITES = List.of("CREATE", "UPDATE");
  private static final Set<String> OPERATIONS = Set.of("CREATE", "UPDATE", "DELETE", "CONNECT");
  private static final Duration[] BUCKETS =
      Stream.of(
              0.5, 1.0, 2.5, 5.0, 10.0, 25.0, 50.0, 100.0, 250.0, 500.0, 1_000.0, 2_500.0, 5_000.0)
          .map(millis -> Duration.ofNanos(Math.round(millis * 1_000_000)))
          .toArray(Duration[]::new);

  /** The labels of what a review became. */
  private record Answered(
      Webhook webhook, String kind, String operation, String decision, boolean dryRun) {}

  /** The labels of how long it took. */
  private record Took(Webhook webhook, String decision) {}

  private final MeterRegistry registry;
  private final Set<String> kinds;
  private final Map<Webhook, AtomicInteger> inFlight = new EnumMap<>(Webhook.class);
  private final Map<Answered, Counter> requests = new ConcurrentHashMap<>();
  private final Map<Took, Timer> durations = new ConcurrentHashMap<>();

  /**
   * Every series that can be known is there from the start, as zero: an alert on a rate sees the
   * first increment only so.
   *
   * @param kinds those that have a label of their own
   */
  ReviewMeters(MeterRegistry registry, Set<String> kinds) {
    this.registry = registry;
    this.kinds = Set.copyOf(kinds);
    for (Webhook webhook : Webhook.values()) {
      inFlight.put(webhook, gauge(webhook));
      DECISIONS.forEach(decision -> duration(new Took(webhook, decision)));
      for (String kind : kinds) {
        WRITES.forEach(o -> DECISIONS.forEach(d -> request(webhook, kind, o, d)));
      }
      request(webhook, OTHER, OTHER, "error");
    }
    REASONS.forEach(this::rejected);
    FAULTS.forEach(this::fault);
  }

  /** The number of reviews being read or judged. */
  AtomicInteger inFlight(Webhook webhook) {
    return inFlight.getOrDefault(webhook, new AtomicInteger());
  }

  /** A review turned away before a verdict. */
  void turnedAway(String reason) {
    rejected(reason).increment();
  }

  /** A review was kept from a verdict by a fault of ours. */
  void failed(String fault) {
    fault(fault).increment();
  }

  /**
   * A review came to its end.
   *
   * @param subject null where it could not be read
   */
  void ended(Webhook webhook, @Nullable Subject subject, String decision, Duration took) {
    request(
            subject == null
                ? new Answered(webhook, OTHER, OTHER, decision, false)
                : answered(webhook, subject, decision))
        .increment();
    duration(new Took(webhook, decision)).record(took);
  }

  private Answered answered(Webhook webhook, Subject subject, String decision) {
    return new Answered(
        webhook,
        kinds.contains(subject.kind()) ? subject.kind() : OTHER,
        OPERATIONS.contains(subject.operation()) ? subject.operation() : OTHER,
        decision,
        subject.dryRun());
  }

  private AtomicInteger gauge(Webhook webhook) {
    AtomicInteger count = new AtomicInteger();
    Gauge.builder("sluice.admission.in.flight", count::get)
        .description("Reviews being read or judged")
        .tag("webhook", webhook.label())
        .register(registry);
    return count;
  }

  private Counter request(Webhook webhook, String kind, String operation, String decision) {
    return request(new Answered(webhook, kind, operation, decision, false));
  }

  private Counter request(Answered answered) {
    return requests.computeIfAbsent(
        answered,
        labels ->
            Counter.builder("sluice.admission.requests")
                .description("Reviews by what became of them")
                .tag("webhook", labels.webhook.label())
                .tag("kind", labels.kind)
                .tag("operation", labels.operation)
                .tag("decision", labels.decision)
                .tag("dry_run", Boolean.toString(labels.dryRun))
                .register(registry));
  }

  private Timer duration(Took took) {
    return durations.computeIfAbsent(
        took,
        labels ->
            Timer.builder("sluice.admission.duration")
                .description("From the headers read to the answer made")
                .tag("webhook", labels.webhook.label())
                .tag("decision", labels.decision)
                .serviceLevelObjectives(BUCKETS)
                .register(registry));
  }

  private Counter rejected(String reason) {
    return Counter.builder("sluice.admission.rejected")
        .description("Requests turned away before a verdict")
        .tag("reason", reason)
        .register(registry);
  }

  private Counter fault(String reason) {
    return Counter.builder("sluice.admission.failures")
        .description("Reviews that a fault of Sluice kept from a verdict")
        .tag("reason", reason)
        .register(registry);
  }
}
