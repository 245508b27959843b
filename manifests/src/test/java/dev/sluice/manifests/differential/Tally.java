package dev.sluice.manifests.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a run showed. */
final class Tally {
  private final Map<String, Integer> hits = new TreeMap<>();
  private final Map<Outcome.Kind, Integer> agreed = new TreeMap<>();
  private final Map<String, Integer> counts = new TreeMap<>();
  private final Map<String, Difference> examples = new TreeMap<>();
  private final List<Difference> denials = new ArrayList<>();
  private int cases;
  private int verdicts;

  /** A case of which both sides say the same. */
  void agree(Outcome outcome, List<Judge.Said> findings) {
    cases++;
    agreed.merge(outcome.kind(), 1, Integer::sum);
    hit(findings);
  }

  private void hit(List<Judge.Said> findings) {
    findings.stream()
        .flatMap(said -> said.rules().stream())
        .distinct()
        .forEach(rule -> hits.merge(rule, 1, Integer::sum));
  }

  /** A case of which they do not, and what of that has no name; empty if all has one. */
  void differ(Difference difference, Iterable<String> unknown, List<Judge.Said> findings) {
    cases++;
    verdicts += difference.isOfVerdict() ? 1 : 0;
    boolean isUnknown = false;
    for (String signature : unknown) {
      isUnknown = true;
      counts.merge(signature, 1, Integer::sum);
      examples.merge(signature, difference, Tally::smaller);
    }
    if (!isUnknown) {
      hit(findings);
    }
    if (difference.refusesWhatIsAccepted()) {
      denials.add(difference);
    }
  }

  private static Difference smaller(Difference one, Difference other) {
    return one.pod().toString().length() <= other.pod().toString().length() ? one : other;
  }

  int cases() {
    return cases;
  }

  /** How often the verdicts were not the same, for whatever reason. */
  int unequalVerdicts() {
    return verdicts;
  }

  /** How often Sluice refused what the server accepts. */
  int wrongDenials() {
    return denials.size();
  }

  /** How often a rule spoke where both sides said the same, but for what has a name. */
  Map<String, Integer> hits() {
    return hits;
  }

  /** What differs without a name, by its signature, with a pod for each. */
  Map<String, Difference> unknown() {
    return examples;
  }

  int count(String signature) {
    return counts.getOrDefault(signature, 0);
  }

  @Override
  public String toString() {
    return ("%d pods; the same from both sides: %s; unequal verdicts: %d, wrong denials: %d, "
            + "kinds of unnamed differences: %d")
        .formatted(cases, agreed, verdicts, denials.size(), examples.size());
  }
}
