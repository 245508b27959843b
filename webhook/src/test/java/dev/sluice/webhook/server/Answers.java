package dev.sluice.webhook.server;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what the answers say to people. */
public final class Answers {
  private static final Pattern RULE = Pattern.compile("\\(([^()\\s]+)\\)$");

  private Answers() {}

  /** The problem that a cause tells; the last cause has a line about the denial after it. */
  static String problem(String cause) {
    return cause.lines().findFirst().orElse("");
  }

  /** The rule id in parentheses at the end of a warning or of a cause's problem. */
  static String rule(String message) {
    Matcher rule = RULE.matcher(problem(message));
    if (!rule.find()) {
      throw new AssertionError("no rule id at the end of: " + message);
    }
    return rule.group(1);
  }
}
