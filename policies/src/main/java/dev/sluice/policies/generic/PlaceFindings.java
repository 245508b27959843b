package dev.sluice.policies.generic;

import dev.sluice.policies.kind.FieldSpec;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.rule.Findings;

/** Findings of rules that are data: a place names the rule, and whether it is its milder half. */
final class PlaceFindings {
  private PlaceFindings() {}

  /** Reports by the place's attributes {@code rule}, {@code also}, {@code advice}, {@code fix}. */
  static void report(
      FieldSpec place, FieldPath path, ErrorType type, String problem, Findings findings) {
    String rule = place.text("rule");
    String[] also = place.texts("also").toArray(String[]::new);
    if (place.flag("advice")) {
      findings.advise(rule, path, type, problem, place.text("fix"), also);
    } else {
      findings.report(rule, path, type, problem, place.text("fix"), also);
    }
  }
}
