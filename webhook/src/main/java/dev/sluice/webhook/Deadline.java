package dev.sluice.webhook;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Until when a review must be answered: a little before the caller gives up, which the API server
 * says in {@code ?timeout=10s}, and never later than our own limit.
 */
final class Deadline {
  /** Ours: well below the API server's largest, 30 s. */
  static final Duration LIMIT = Duration.ofSeconds(10);

  private static final Pattern GO_DURATION = Pattern.compile("(\\d{1,6})(ms|s|m)");

  private Deadline() {}

  /** How long there is from now on; a timeout that cannot be read is taken for none. */
  static Duration budget(@Nullable String timeout) {
    Duration asked = timeout == null ? LIMIT : parse(timeout);
    Duration budget = asked.minus(asked.dividedBy(10));
    return budget.compareTo(LIMIT) < 0 ? budget : LIMIT;
  }

  private static Duration parse(String timeout) {
    Duration sum = Duration.ZERO;
    Matcher parts = GO_DURATION.matcher(timeout);
    int end = 0;
    while (parts.find() && parts.start() == end) {
      long number = Long.parseLong(parts.group(1));
      sum =
          sum.plus(
              switch (parts.group(2)) {
                case "ms" -> Duration.ofMillis(number);
                case "s" -> Duration.ofSeconds(number);
                default -> Duration.ofMinutes(number);
              });
      end = parts.end();
    }
    return end == timeout.length() && !sum.isZero() ? sum : LIMIT;
  }
}
