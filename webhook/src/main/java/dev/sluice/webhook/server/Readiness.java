package dev.sluice.webhook.server;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Whether the server may be sent requests: named conditions, each with its reason. */
final class Readiness {
  /**
   * How a condition is.
   *
   * @param reason one line
   */
  record Condition(boolean met, String reason) {}

  private final Map<String, Supplier<Condition>> conditions = new LinkedHashMap<>();

  /** Sets a condition; the reason is one line. */
  void set(String name, boolean met, String reason) {
    Condition condition = new Condition(met, reason);
    set(name, () -> condition);
  }

  /** Sets a condition that is looked at each time somebody asks; it must not block. */
  synchronized void set(String name, Supplier<Condition> condition) {
    conditions.put(name, condition);
  }

  synchronized boolean ready() {
    return !conditions.isEmpty() && conditions.values().stream().allMatch(c -> c.get().met);
  }

  /** A line for each condition, as the API server's own {@code /readyz?verbose} prints them. */
  synchronized String verbose() {
    StringBuilder text = new StringBuilder();
    conditions.forEach((name, condition) -> append(text, name, condition.get()));
    return text.append(ready() ? "readyz check passed" : "readyz check failed").toString();
  }

  private static void append(StringBuilder text, String name, Condition condition) {
    text.append(condition.met ? "[+]" : "[-]").append(name);
    text.append(' ').append(condition.reason).append('\n');
  }
}
