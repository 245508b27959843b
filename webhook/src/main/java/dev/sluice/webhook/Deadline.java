package dev.sluice.webhook;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Until when a review must be answered: a little before the caller gives up, which the API server
 * says in {@code ?timeout=10s}, and never later than our own limit.
 */
final class Deadline {
  /** Ours: well below the API server's largest, 30 s. */
  static final Duration LIMIT = Duration.ofSeconds(10);

  private static final int MAX_DIGITS = 6;

  /** Those that Go writes a timeout with. */
  private static final Map<String, Duration> UNITS =
      Map.of("ms", Duration.ofMillis(1), "s", Duration.ofSeconds(1), "m", Duration.ofMinutes(1));

  private Deadline() {}

  /** How long there is from now on; a timeout that cannot be read is taken for none. */
  static Duration budget(@Nullable String timeout) {
    Duration asked = timeout == null ? LIMIT : parse(timeout);
    Duration budget = asked.minus(asked.dividedBy(10));
    return budget.compareTo(LIMIT) < 0 ? budget : LIMIT;
  }

  private static Duration parse(String timeout) {
    Duration sum = Duration.ZERO;
    int at = 0;
    while (at < timeout.length()) {
      int unit = at;
      while (unit < timeout.length() && Character.isDigit(timeout.charAt(unit))) {
        unit++;
      }
      int end = timeout.startsWith("ms", unit) ? unit + 2 : unit + 1;
      if (unit == at || unit - at > MAX_DIGITS || end > timeout.length()) {
        return LIMIT;
      }
      Duration one = UNITS.get(timeout.substring(unit, end));
      if (one == null) {
        return LIMIT;
      }
      sum = sum.plus(one.multipliedBy(Long.parseLong(timeout, at, unit, 10)));
      at = end;
    }
    return sum.isZero() ? LIMIT : sum;
  }
}
