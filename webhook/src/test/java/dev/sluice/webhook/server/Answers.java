package dev.sluice.webhook.server;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what the answers say to people. */
public final class Answers {
  private static final Pattern RULE = Pattern.compile("\\(([^()\\s]+)\\)$");

  private Answers() {}

  /** The rule id in parentheses at the end of a message. */
  static String rule(String message) {
    Matcher rule = RULE.matcher(message);
    if (!rule.find()) {
      throw new AssertionError("no rule id at the end of: " + message);
    }
    return rule.group(1);
  }
}
