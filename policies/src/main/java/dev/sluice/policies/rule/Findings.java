package dev.sluice.policies.rule;

import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.FieldPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the rules found on one resource; rules report into it.
 *
 * <p>One finding per place and rule: a second report of the same rule at the same path is dropped.
 * Of one rule there are at most {@value #MAX_OF_ONE_RULE}, milder ones counted apart: a review may
 * hold hundreds of thousands, nobody reads them, and a rule that found anything still says so.
 */
public final class Findings {
  static final int MAX_OF_ONE_RULE = 1_000;

  private final Map<String, Integer> counts = new HashMap<>();
  private final Map<String, Finding> byPlace = new LinkedHashMap<>();
  private final List<Note> notes = new ArrayList<>();

  /** Reports a problem that the rule's policy decides about. */
  public void report(
      String rule, FieldPath path, ErrorType type, String problem, String fix, String... also) {
    add(
        new Finding(
            rule, path, type, Rule.info(rule).severity(), false, problem, fix, List.of(also)));
  }

  /** Reports the milder half of a rule: never more than a warning. */
  public void advise(
      String rule, FieldPath path, ErrorType type, String problem, String fix, String... also) {
    Severity severity = Rule.info(rule).severity();
    Severity atMost = severity == Severity.error ? Severity.warning : severity;
    add(new Finding(rule, path, type, atMost, true, problem, fix, List.of(also)));
  }

  /** Mentions what the rule cannot know. */
  public void note(String rule, String problem) {
    Note note = new Note(rule, problem);
    if (!notes.contains(note)) {
      notes.add(note);
    }
  }

  private void add(Finding finding) {
    String counted = finding.advice() ? finding.rule() + " advice" : finding.rule();
    if (counts.getOrDefault(counted, 0) >= MAX_OF_ONE_RULE) {
      note(finding.rule(), "more than " + MAX_OF_ONE_RULE + " problems; the rest is left out");
    } else if (byPlace.putIfAbsent(place(finding), finding) == null) {
      counts.merge(counted, 1, Integer::sum);
    }
  }

  private static String place(Finding finding) {
    return finding.rule() + " " + finding.path().pointer();
  }

  public List<Finding> all() {
    return List.copyOf(byPlace.values());
  }

  public List<Note> notes() {
    return List.copyOf(notes);
  }
}
