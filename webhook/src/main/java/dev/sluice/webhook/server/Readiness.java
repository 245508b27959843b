package dev.sluice.webhook.server;

import java.util.LinkedHashMap;
import java.util.Map;

/** Whether the server may be sent requests: named conditions, each with its reason. */
final class Readiness {
  private record Condition(boolean met, String reason) {}

  private final Map<String, Condition> conditions = new LinkedHashMap<>();

  /** Sets a condition; the reason is one line. */
  synchronized void set(String name, boolean met, String reason) {
    conditions.put(name, new Condition(met, reason));
  }

  synchronized boolean ready() {
    return !conditions.isEmpty() && conditions.values().stream().allMatch(Condition::met);
  }

  /** A line for each condition, as the API server's own {@code /readyz?verbose} prints them. */
  synchronized String verbose() {
    StringBuilder text = new StringBuilder();
    conditions.forEach(
        (name, c) ->
            text.append(c.met ? "[+]" : "[-]")
                .append(name)
                .append(' ')
                .append(c.reason)
                .append('\n'));
    return text.append(ready() ? "readyz check passed" : "readyz check failed").toString();
  }
}
