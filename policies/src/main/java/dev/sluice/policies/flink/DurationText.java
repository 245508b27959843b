package dev.sluice.policies.flink;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A duration as Flink reads one: a number and a unit, or ISO 8601. */
final class DurationText {
  private static final Map<String, Duration> UNITS = units();

  private DurationText() {}

  private static Map<String, Duration> units() {
    Map<Duration, List<String>> names =
        Map.of(
            Duration.ofDays(1), List.of("d", "day", "days"),
            Duration.ofHours(1), List.of("h", "hour", "hours"),
            Duration.ofMinutes(1), List.of("min", "m", "minute", "minutes"),
            Duration.ofSeconds(1), List.of("s", "sec", "secs", "second", "seconds"),
            Duration.ofMillis(1),
                List.of("", "ms", "milli", "millis", "millisecond", "milliseconds"),
            Duration.ofNanos(1000), List.of("µs", "micro", "micros", "microsecond", "microseconds"),
            Duration.ofNanos(1), List.of("ns", "nano", "nanos", "nanosecond", "nanoseconds"));
    Map<String, Duration> units = new HashMap<>();
    names.forEach((unit, words) -> words.forEach(word -> units.put(word, unit)));
    return Map.copyOf(units);
  }

  static Optional<Duration> read(String text) {
    String stripped = text.trim();
    int digits = 0;
    while (digits < stripped.length() && isDigit(stripped.charAt(digits))) {
      digits++;
    }
    if (digits == 0) {
      return iso(stripped);
    }
    String unit = stripped.substring(digits).trim().toLowerCase(Locale.ROOT);
    String number = stripped.substring(0, digits);
    return Optional.ofNullable(UNITS.get(unit)).flatMap(one -> times(one, number));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Empty also where the number or the duration does not fit into 64 bits. */
  private static Optional<Duration> times(Duration unit, String number) {
    try {
      return Optional.of(unit.multipliedBy(Long.parseLong(number)));
    } catch (NumberFormatException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  private static Optional<Duration> iso(String text) {
    try {
      return Optional.of(Duration.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
