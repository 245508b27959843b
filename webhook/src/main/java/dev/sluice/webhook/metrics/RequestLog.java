package dev.sluice.webhook.metrics;

import dev.sluice.policies.Verdict;
import dev.sluice.webhook.admission.AdmissionReview;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * One line a request, where asked for: what it was about and what was decided. Never bodies,
 * headers or what the API server knows of the user.
 */
final class RequestLog {
  /** Switched on by {@code --log-requests}. */
  static final String NAME = "dev.sluice.requests";

  private static final Logger LOG = LoggerFactory.getLogger(NAME);
  private static final int MAX = 253;

  private RequestLog() {}

  /**
   * @param review what was asked; null where it could not be read
   * @param reason why there is no verdict; empty where there is one
   */
  static void write(
      Webhook webhook,
      @Nullable AdmissionReview review,
      String decision,
      String reason,
      Verdict verdict,
      Duration took) {
    if (!LOG.isInfoEnabled()) {
      return;
    }
    LoggingEventBuilder line = LOG.atInfo();
    if (review != null) {
      line =
          line.addKeyValue("uid", plain(review.uid()))
              .addKeyValue("kind", plain(review.kind()))
              .addKeyValue("namespace", plain(review.namespace()))
              .addKeyValue("name", plain(review.name()))
              .addKeyValue("operation", plain(review.operation()));
    }
    line = line.addKeyValue("decision", decision);
    line =
        reason.isEmpty()
            ? line.addKeyValue("rules", rules(verdict))
            : line.addKeyValue("reason", reason);
    line.addKeyValue("duration_ms", String.format(Locale.ROOT, "%.3f", took.toNanos() / 1e6))
        .log(webhook.label());
  }

  private static String rules(Verdict verdict) {
    return plain(
        verdict.rulings().stream()
            .map(ruling -> ruling.finding().rule())
            .distinct()
            .sorted()
            .collect(Collectors.joining(",")));
  }

  /** Bounded, and without what could pretend to be another line. */
  private static String plain(String text) {
    String line = text.replaceAll("[\\p{Cc}\\u2028\\u2029]", "?");
    return line.length() <= MAX ? line : line.substring(0, MAX);
  }
}
