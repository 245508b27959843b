package dev.sluice.policies.ververica;

import dev.sluice.policies.generic.Types;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Findings;

/**
 * What a pair of a volume and its mount needs: a name and two halves, each of the same name.
 *
 * @param partial whether the pairs belong to a fragment, in which nothing is missing
 * @param findings where to report
 */
record VolumePairParts(boolean partial, Findings findings) {
  private static final String PARTS = "VVP-040";

  void judge(Value pair) {
    Value name = pair.get("name");
    if (!isMissing(PARTS, name)) {
      Types.isString(PARTS, name, findings);
    }
    half("VVP-041", name, pair.get("volume"));
    half("VVP-042", name, pair.get("volumeMount"));
  }

  private void half(String rule, Value name, Value half) {
    boolean there = !isMissing(PARTS, half) && Types.isObject(PARTS, half, findings);
    Value own = half.get("name");
    if (!there || name.filledString().isEmpty() || isMissing(rule, own)) {
      return;
    }
    if (own.isString() && !own.equalsValue(name)) {
      String problem =
          Quote.value(own) + " differs from the name of the pair, " + Quote.value(name);
      findings.of(rule).invalid(own, problem, "write " + Quote.value(name));
    }
  }

  private boolean isMissing(String rule, Value part) {
    if (!part.isPresent() && !partial) {
      String fix = "set name, volume and volumeMount, and in both the same name";
      findings.of(rule).required(part, part.name() + " is required", fix);
    }
    return !part.isPresent();
  }
}
