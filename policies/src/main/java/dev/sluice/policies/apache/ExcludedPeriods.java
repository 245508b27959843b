package dev.sluice.policies.apache;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Periods in which the autoscaler rests: a range of a day, a Quartz cron expression, or one of each
 * joined with {@code &&}. Of a cron expression only the number of fields and their characters are
 * looked at.
 */
final class ExcludedPeriods {
  private static final int LIMIT = 256;
  private static final int[] LIMITS = {24, 60, 60, 1000};
  private static final Pattern CRON =
      Pattern.compile("[0-9A-Za-z*?,/#\\-]+(\\s+[0-9A-Za-z*?,/#\\-]+){5,}");

  private ExcludedPeriods() {}

  /** What is wrong with a period, if something is. */
  static Optional<String> problem(String period) {
    if (period.length() > LIMIT) {
      return Optional.empty();
    }
    String[] parts = period.split("&&");
    if (parts.length > 2) {
      return Optional.of("joins more than two parts with &&");
    }
    int daily = 0;
    for (String part : parts) {
      if (isDaily(part.strip())) {
        daily++;
      } else if (!CRON.matcher(part.strip()).matches()) {
        return Optional.of(
            "is neither a daily range (start before end) nor a Quartz cron expression");
      }
    }
    return parts.length == 2 && daily != 1
        ? Optional.of("joins two parts of the same form with &&")
        : Optional.empty();
  }

  private static boolean isDaily(String text) {
    String[] ends = text.split("-");
    return ends.length == 2 && instant(ends[0]) >= 0 && instant(ends[0]) < instant(ends[1]);
  }

  /**
   * The millisecond of a day that {@code HH:mm[:ss[:SSS]]} gives; negative where it gives none.
   * Quartz overlooks empty parts, and takes what Java takes for an integer.
   */
  private static long instant(String time) {
    List<String> parts = Stream.of(time.split(":")).filter(part -> !part.isEmpty()).toList();
    long instant = parts.size() < 2 || parts.size() > LIMITS.length ? -1 : 0;
    for (int i = 0; i < LIMITS.length; i++) {
      int part = i < parts.size() ? integer(parts.get(i)) : 0;
      boolean fits = instant >= 0 && part >= 0 && part < LIMITS[i];
      instant = fits ? instant * LIMITS[i] + part : -1;
    }
    return instant;
  }

  private static int integer(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
