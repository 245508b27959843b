package dev.sluice.policies.apache;

import java.util.Optional;
import java.util.StringTokenizer;
import java.util.regex.Pattern;

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
      return Optional.of("joins more than two");
    }
    int daily = 0;
    for (String part : parts) {
      if (isDaily(part.strip())) {
        daily++;
      } else if (!CRON.matcher(part.strip()).matches()) {
        return Optional.of("is neither a range of a day nor a Quartz cron expression");
      }
    }
    return parts.length == 2 && daily != 1
        ? Optional.of("joins two of one sort")
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
    StringTokenizer parts = new StringTokenizer(time, ":");
    int count = parts.countTokens();
    long instant = count < 2 || count > LIMITS.length ? -1 : 0;
    for (int limit : LIMITS) {
      int part = parts.hasMoreTokens() ? integer(parts.nextToken()) : 0;
      boolean fits = instant >= 0 && part >= 0 && part < limit;
      instant = fits ? instant * limit + part : -1;
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
