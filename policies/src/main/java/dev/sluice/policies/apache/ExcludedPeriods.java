package dev.sluice.policies.apache;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Periods in which the autoscaler rests: a range of a day, a Quartz cron expression, or one of each
 * joined with {@code &&}. Of a cron expression only the number of fields and their characters are
 * looked at.
 */
final class ExcludedPeriods {
  private static final int LIMIT = 256;
  private static final Pattern TIME = Pattern.compile("(\\d{1,2}):(\\d{1,2})(:\\d{1,2}){0,2}");
  private static final Pattern CRON =
      Pattern.compile("[0-9A-Za-z*?,/#\\-]+(\\s+[0-9A-Za-z*?,/#\\-]+){5,}");

  private ExcludedPeriods() {}

  /** What is wrong with a period, if something is. */
  static Optional<String> problem(String period) {
    if (period.isBlank() || period.length() > LIMIT) {
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
    return ends.length == 2
        && TIME.matcher(ends[0]).matches()
        && TIME.matcher(ends[1]).matches()
        && instant(ends[0]) >= 0
        && instant(ends[0]) < instant(ends[1]);
  }

  /** The millisecond of a day; negative where a number is out of range. */
  private static long instant(String time) {
    long instant = 0;
    String[] parts = time.split(":");
    int[] limits = {24, 60, 60, 1000};
    for (int i = 0; i < 4; i++) {
      int part = i < parts.length ? Integer.parseInt(parts[i]) : 0;
      if (part >= limits[i]) {
        return -1;
      }
      instant = instant * limits[i] + part;
    }
    return instant;
  }
}
