package dev.sluice.webhook;

import dev.sluice.policies.Verdict;
import java.util.Locale;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line a review, where asked for: who it was about and what was decided. Never bodies, headers
 * or what the API server knows of the user.
 */
final class RequestLog {
  /** Switched on by {@code --log-requests}. */
  static final String NAME = "dev.sluice.requests";

  private static final Logger LOG = LoggerFactory.getLogger(NAME);
  private static final int MAX = 253;

  private RequestLog() {}

  static void write(
      Webhook webhook, AdmissionReview review, String decision, Verdict verdict, long nanos) {
    if (!LOG.isInfoEnabled()) {
      return;
    }
    LOG.atInfo()
        .addKeyValue("uid", plain(review.uid()))
        .addKeyValue("kind", plain(review.kind()))
        .addKeyValue("namespace", plain(review.namespace()))
        .addKeyValue("name", plain(review.name()))
        .addKeyValue("operation", plain(review.operation()))
        .addKeyValue("decision", decision)
        .addKeyValue("rules", rules(verdict))
        .addKeyValue("duration_ms", String.format(Locale.ROOT, "%.3f", nanos / 1e6))
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
    String line = text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]", "?");
    return line.length() <= MAX ? line : line.substring(0, MAX);
  }
}
