package dev.sluice.policies.flink;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * What an option's text means, by the type that Flink gives the option. A text that cannot be read
 * is empty, never an error.
 */
public final class OptionText {
  private static final int LONGEST_NUMBER = 1_000;
  private static final int MOST_DIGITS = 20;
  private static final int LAST_PORT = 65535;
  private static final Pattern YAML_LIST = Pattern.compile("\\[|-\\s");

  /**
   * The characters of the longest list or map that is read. No option needs as many, and a list of
   * megabytes would become millions of strings.
   */
  private static final int LONGEST = 256 * 1024;

  private static final Pattern WORDS = Pattern.compile("[;,\\s]+");

  private OptionText() {}

  /** A single port number from 0 to 65535; empty also for a range or a list. */
  public static Optional<Integer> port(String text) {
    String digits = text.trim();
    if (digits.isEmpty() || digits.length() > 5 || !isDigits(digits)) {
      return Optional.empty();
    }
    int port = Integer.parseInt(digits);
    return port <= LAST_PORT ? Optional.of(port) : Optional.empty();
  }

  /** Whether there is nothing but the digits of ASCII in a text. */
  static boolean isDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  /** A whole number of 64 bits. */
  static OptionalLong integer(String text) {
    String digits = text.trim();
    try {
      return digits.length() <= MOST_DIGITS
          ? OptionalLong.of(Long.parseLong(digits))
          : OptionalLong.empty();
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  /** {@code true} or {@code false}, in any case. */
  public static Optional<Boolean> bool(String text) {
    return switch (text.trim().toLowerCase(Locale.ROOT)) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  /** A decimal number as Java reads one. */
  public static OptionalDouble number(String text) {
    String stripped = text.trim();
    if (stripped.isEmpty() || stripped.length() > LONGEST_NUMBER) {
      return OptionalDouble.empty();
    }
    try {
      return OptionalDouble.of(Double.parseDouble(stripped));
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  /** A decimal number of 32 bits as Java reads one. */
  public static Optional<Float> fraction(String text) {
    if (text.isBlank() || text.length() > LONGEST_NUMBER) {
      return Optional.empty();
    }
    try {
      return Optional.of(Float.valueOf(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** A duration: a whole number and a unit, milliseconds without one; or ISO 8601. */
  public static Optional<Duration> duration(String text) {
    return DurationText.read(text);
  }

  /**
   * A list: one of YAML's or, in Flink's older notation, elements between semicolons. Of a list of
   * YAML's with other elements than strings, which YAML writes anew, and of one of more than
   * {@value #LONGEST} characters, no element. Empty where a quote is not closed.
   */
  public static Optional<List<String>> list(String text) {
    if (text.length() > LONGEST) {
      return Optional.of(List.of());
    }
    Optional<List<String>> yaml =
        YAML_LIST.matcher(text.trim()).lookingAt() ? MapText.readStrings(text) : Optional.empty();
    return yaml.or(() -> SplitText.split(text, ';'));
  }

  /**
   * The words between commas, semicolons and white space; of a text of more than {@value #LONGEST}
   * characters none.
   */
  public static List<String> words(String text) {
    if (text.length() > LONGEST) {
      return List.of();
    }
    return WORDS.matcher(text).find() ? List.of(WORDS.split(text)) : List.of(text);
  }

  /**
   * A map: {@code {k: v}} or, in Flink's older notation, {@code k:v,k2:v2}; of a text of more than
   * {@value #LONGEST} characters, no entry.
   */
  public static Optional<Map<String, String>> map(String text) {
    return text.length() > LONGEST ? Optional.of(Map.of()) : MapText.read(text);
  }

  /**
   * A list of maps: a list of YAML's or, in Flink's older notation, maps between semicolons; of a
   * text of more than {@value #LONGEST} characters, no element.
   */
  public static Optional<List<Map<String, String>>> maps(String text) {
    return text.length() > LONGEST ? Optional.of(List.of()) : MapText.readAll(text);
  }
}
