package dev.sluice.policies;

import dev.sluice.policies.Verdict.Ruling;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.policy.Exemption;
import dev.sluice.policies.policy.Settings;
import dev.sluice.policies.rule.Action;
import dev.sluice.policies.rule.Finding;
import dev.sluice.policies.rule.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Warns of an exemption that will soon let a resource be refused. */
final class EndingExemption {
  static final String ID = "SLU-097";
  private static final Duration SOON = Duration.ofDays(7);

  private EndingExemption() {}

  /** What there is to say of an exemption without which the resource would be refused. */
  static Optional<Ruling> of(Exemption exemption, Settings settings, Instant now) {
    Settings.Decision decision = settings.decide(ID);
    if (decision.action() == Action.Off || now.plus(SOON).isBefore(exemption.end())) {
      return Optional.empty();
    }
    Finding finding =
        new Finding(
            ID,
            FieldPath.ROOT,
            ErrorType.Invalid,
            Severity.warning,
            true,
            exemption.ends() + ", and what it covers here can be refused from then on",
            "have its owner renew it, or correct what it covers",
            List.of());
    return Optional.of(
        new Ruling(
            finding,
            decision.action().atMost(Action.Warn),
            decision.policy(),
            false,
            Optional.empty(),
            Optional.empty()));
  }
}
