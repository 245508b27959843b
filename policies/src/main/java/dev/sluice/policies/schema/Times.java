package dev.sluice.policies.schema;

import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;

/** Dates with a time. */
final class Times {
  private static final int LONGEST = 64;

  private Times() {}

  /** Whether it is a date with a time and perhaps an offset, or empty: what any reader takes. */
  static boolean isTime(String text) {
    if (text.isEmpty()) {
      return true;
    }
    if (text.length() > LONGEST) {
      return false;
    }
    try {
      DateTimeFormatter.ISO_DATE_TIME.parse(text);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
