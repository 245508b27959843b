package dev.sluice.policies.rules;

import dev.sluice.policies.Site;
import dev.sluice.policies.Value;
import java.util.List;

/** The condition that a place may name: a value at {@code whenAt}, one of {@code whenIs}. */
final class Condition {
  private Condition() {}

  /** Whether the condition holds; a place without one always counts. */
  static boolean holds(Site site) {
    if (site.place().text("whenAt").isEmpty()) {
      return true;
    }
    Value condition = site.other("whenAt");
    List<String> wanted = site.place().texts("whenIs");
    return condition.isGiven()
        && (wanted.isEmpty()
            || wanted.stream().anyMatch(condition.node().asText()::equalsIgnoreCase));
  }
}
