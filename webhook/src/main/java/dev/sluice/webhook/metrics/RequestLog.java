package dev.sluice.webhook.metrics;

import dev.sluice.policies.Verdict;
import dev.sluice.policies.kubernetes.ControlCharacters;
import dev.sluice.policies.rule.Action;
import dev.sluice.policies.rule.Finding;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * One line a denial, and where asked for a line of every other request: what it was about, who
 * wanted it, and what was decided. Never bodies, headers or what else the API server knows of the
 * user.
 */
final class RequestLog {
  /** Denials are warnings; the rest is switched on by {@code --log-requests}. */
  static final String NAME = "dev.sluice.requests";

  private static final Logger LOG = LoggerFactory.getLogger(NAME);
  private static final int MAX = 253;

  private RequestLog() {}

  /**
   * @param subject what was asked about; null where it could not be read
   * @param reason why there is no verdict; empty where there is one
   */
  static void write(
      Webhook webhook,
      @Nullable Subject subject,
      String decision,
      String reason,
      Verdict verdict,
      Duration took) {
    Level level = decision.equals("denied") ? Level.WARN : Level.INFO;
    if (!LOG.isEnabledForLevel(level)) {
      return;
    }
    LoggingEventBuilder line = about(subject, LOG.atLevel(level)).addKeyValue("decision", decision);
    line =
        reason.isEmpty()
            ? line.addKeyValue("rules", rules(verdict.findings(Action.Deny)))
                .addKeyValue("warned", rules(verdict.findings(Action.Warn)))
            : line.addKeyValue("reason", reason);
    line.addKeyValue("duration_ms", String.format(Locale.ROOT, "%.3f", took.toNanos() / 1e6))
        .log(webhook.label());
  }

  private static LoggingEventBuilder about(@Nullable Subject subject, LoggingEventBuilder line) {
    return subject == null
        ? line
        : line.addKeyValue("uid", plain(subject.uid()))
            .addKeyValue("kind", plain(subject.kind()))
            .addKeyValue("namespace", plain(subject.namespace()))
            .addKeyValue("name", plain(subject.name()))
            .addKeyValue("operation", plain(subject.operation()))
            .addKeyValue("user", plain(subject.user()))
            .addKeyValue("dry_run", subject.dryRun());
  }

  private static String rules(List<Finding> findings) {
    return plain(
        findings.stream().map(Finding::rule).distinct().sorted().collect(Collectors.joining(",")));
  }

  /** Bounded, and without what could pretend to be another line or turn the direction of this. */
  private static String plain(String text) {
    String line = ControlCharacters.replace(text, RequestLog::isObeyed, '?');
    return line.length() <= MAX ? line : line.substring(0, MAX);
  }

  private static boolean isObeyed(int c) {
    return ControlCharacters.contain(c) || Character.getType(c) == Character.FORMAT;
  }
}
