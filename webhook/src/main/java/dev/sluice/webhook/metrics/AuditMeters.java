package dev.sluice.webhook.metrics;

import dev.sluice.policies.rule.Action;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Meters of the audit in the background; those of the replica that audits say something. */
public final class AuditMeters {
  private static final Map<Action, String> VERDICTS =
      Map.of(Action.Off, "allow", Action.Audit, "audit", Action.Warn, "warn", Action.Deny, "deny");

  private final Map<Action, AtomicLong> resources = new EnumMap<>(Action.class);
  private final AtomicLong leads = new AtomicLong();
  private final AtomicLong errors = new AtomicLong();
  private final AtomicLong completed = new AtomicLong();

  AuditMeters(MeterRegistry registry) {
    VERDICTS.forEach(
        (action, verdict) -> {
          AtomicLong count = new AtomicLong();
          resources.put(action, count);
          Gauge.builder("sluice.audit.resources", count::get)
              .description("Resources by what would become of each if it were new")
              .tag("verdict", verdict)
              .register(registry);
        });
    Gauge.builder("sluice.audit.leads", leads::get)
        .description("Whether this is the replica that audits: 1 or 0")
        .register(registry);
    Gauge.builder("sluice.audit.errors", errors::get)
        .description("What the last audit could not read or write")
        .register(registry);
    Gauge.builder("sluice.audit.completed.timestamp.seconds", () -> completed.get() / 1e3)
        .description("When the last audit was through, in seconds since 1970; 0 before the first")
        .register(registry);
  }

  /** Whether this replica audits; what another one found is told by that. */
  public void leads(boolean now) {
    leads.set(now ? 1 : 0);
    if (!now) {
      resources.values().forEach(count -> count.set(0));
      errors.set(0);
    }
  }

  /**
   * An audit is through.
   *
   * @param verdicts how many resources have each as their strictest action
   * @param problems what could not be read or written
   */
  public void completed(Map<Action, Long> verdicts, long problems, Instant when) {
    resources.forEach((action, count) -> count.set(verdicts.getOrDefault(action, 0L)));
    errors.set(problems);
    completed.set(when.toEpochMilli());
  }
}
