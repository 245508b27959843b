package dev.sluice.webhook.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;

/** Meters of what comes to the server and is no review: connections, odd requests, checks. */
final class ServerMeters {
  private static final List<String> TURNED =
      List.of("full", "displaced", "slow_headers", "unread_answer");
  private static final List<Integer> STATUSES = List.of(400, 404, 405, 415, 500);
  private static final List<String> CHECKS =
      List.of("report", "unreadable", "too_large", "overload", "slow", "deadline", "broken", "bug");

  private final MeterRegistry registry;

  ServerMeters(MeterRegistry registry) {
    this.registry = registry;
    for (Port port : Port.values()) {
      TURNED.forEach(reason -> turned(port, reason));
    }
    STATUSES.forEach(this::refused);
    CHECKS.forEach(this::checks);
  }

  void turnedAway(Port port, String reason) {
    turned(port, reason).increment();
  }

  void countRefused(int status) {
    refused(status).increment();
  }

  void checked(String result, Duration took) {
    checks(result).record(took);
  }

  private Counter turned(Port port, String reason) {
    return Counter.builder("sluice.connections.turned.away")
        .description("Connections ended for a limit")
        .tag("port", port.label())
        .tag("reason", reason)
        .register(registry);
  }

  private Counter refused(int status) {
    return Counter.builder("sluice.requests.refused")
        .description("Requests on the admission port that are none for a webhook or a check")
        .tag("status", Integer.toString(status))
        .register(registry);
  }

  private Timer checks(String result) {
    return Timer.builder("sluice.check.duration")
        .description("Requests to /check, from the headers read to the answer made")
        .tag("result", result)
        .register(registry);
  }
}
