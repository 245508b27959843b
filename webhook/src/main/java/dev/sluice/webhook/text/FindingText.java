package dev.sluice.webhook.text;

import dev.sluice.policies.rule.Finding;

/** A finding in one sentence, the same in answers to the API server and in reports. */
public final class FindingText {
  private FindingText() {}

  /** {@code path: problem; fix (RULE)}. */
  public static String line(Finding finding) {
    String path = finding.path().toString();
    return (path.isEmpty() ? "" : path + ": ") + finding.message();
  }

  /** What stands for those that there is no room for. */
  public static String more(int count) {
    return "and " + count + " more";
  }
}
