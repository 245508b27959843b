package dev.sluice.policies.custom;

import dev.sluice.policies.custom.Check.Miss;
import dev.sluice.policies.custom.Place.Spot;
import dev.sluice.policies.kubernetes.Located;
import dev.sluice.policies.rule.Action;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.RuleInfo;
import dev.sluice.policies.rule.RuleProse;
import dev.sluice.policies.rule.Severity;
import java.util.Map;
import java.util.Optional;

/**
 * A rule that somebody wrote in a policy.
 *
 * @param policy the policy's name
 * @param name the rule's {@code id} in it
 * @param on what it looks at
 * @param place where in that
 * @param check what it asks
 * @param message the problem of its findings
 * @param fix what to do about them
 * @param action what its policy makes of them
 */
public record OwnRule(
    String policy,
    String name,
    On on,
    Place place,
    Check check,
    String message,
    String fix,
    Action action) {

  /** As findings, exemptions and other policies name it: {@code <policy>/<id>}. */
  public String id() {
    return policy + "/" + name;
  }

  /** Reports all that is not as it asks. That it failed is a warning, never a denial. */
  public void judge(Subject.Source subjects, Review review, Findings findings) {
    for (Subject subject : subjects.of(on)) {
      for (Spot spot : place.in(subject.tree(), findings.steps())) {
        judge(subject, spot, review, findings);
      }
    }
  }

  private void judge(Subject subject, Spot spot, Review review, Findings findings) {
    try {
      for (Miss miss : check.misses(spot, review, findings.steps())) {
        Located at = subject.place().apply(miss.path());
        findings
            .of(id())
            .unless(subject.doubt().isEmpty(), subject.doubt())
            .of(miss.type(), at, message, fix);
      }
    } catch (RuleFailedException e) {
      findings
          .of(id())
          .mild()
          .invalid(
              subject.place().apply(spot.path()),
              "rule " + id() + " could not be applied: " + e.getMessage(),
              "have its policy changed so that it holds for such a resource, too");
    }
  }

  /** What judging needs to know of it. */
  public RuleInfo info() {
    return new RuleInfo(
        id(),
        "custom",
        Severity.error,
        action,
        RuleInfo.Milder.NEVER,
        message,
        Optional.empty(),
        Map.of(),
        422);
  }

  /** What there is to say of it to a person. */
  public RuleProse prose() {
    return new RuleProse(
        message,
        "Policy " + policy + " asks for it.",
        Optional.empty(),
        fix,
        "Policy " + policy,
        Map.of());
  }
}
