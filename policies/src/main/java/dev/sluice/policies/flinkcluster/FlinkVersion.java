package dev.sluice.policies.flinkcluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of Flink as a FlinkCluster gives it: numbers with dots, perhaps after a {@code v}, and
 * perhaps a pre-release or build after them.
 *
 * @param numbers the numbers, the most significant first
 * @param preRelease whether it comes before the release of its numbers, as {@code 1.10-SNAPSHOT}
 */
record FlinkVersion(List<Long> numbers, boolean preRelease) {
  private static final int LIMIT = 128;

  private static final String PART = "[0-9A-Za-z~-]";
  private static final String PARTS = PART + "*(?:\\." + PART + "+)*";
  private static final Pattern GRAMMAR =
      Pattern.compile(
          "v?(\\d{1,18}(?:\\.\\d{1,18})*)" // numbers
              + ("(-\\d" + PARTS + "|-?[A-Za-z~-]" + PARTS + ")?") // pre-release
              + ("(?:\\+" + PART + PARTS + ")?")); // build

  /** The version that a string gives, if it gives one. */
  static Optional<FlinkVersion> of(String string) {
    if (string.length() > LIMIT) {
      return Optional.empty();
    }
    if (isRelease(string)) {
      return Optional.of(new FlinkVersion(numbers(string), false));
    }
    Matcher parts = GRAMMAR.matcher(string);
    return parts.matches()
        ? Optional.of(new FlinkVersion(numbers(parts.group(1)), parts.group(2) != null))
        : Optional.empty();
  }

  /** Whether the string is two or three short numbers, as nearly all versions are. */
  private static boolean isRelease(String string) {
    int dots = 0;
    boolean digit = false;
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      if (c == '.' ? !digit : (c < '0' || c > '9')) {
        return false;
      }
      digit = c != '.';
      dots += digit ? 0 : 1;
    }
    return digit && dots > 0 && string.length() < 10;
  }

  private static List<Long> numbers(String string) {
    List<Long> numbers = new ArrayList<>(3);
    int from = 0;
    for (int dot = string.indexOf('.'); dot >= 0; dot = string.indexOf('.', from)) {
      numbers.add(Long.parseLong(string, from, dot, 10));
      from = dot + 1;
    }
    numbers.add(Long.parseLong(string, from, string.length(), 10));
    return numbers;
  }

  /** Whether it comes before the release {@code major.minor}. */
  boolean isBelow(int major, int minor) {
    int order = Long.compare(number(0), major);
    if (order == 0) {
      order = Long.compare(number(1), minor);
    }
    boolean later = numbers.stream().skip(2).anyMatch(number -> number > 0);
    // The operator's comparison overlooks a pre-release after more than three numbers.
    return order < 0 || (order == 0 && !later && preRelease && numbers.size() <= 3);
  }

  private long number(int index) {
    return index < numbers.size() ? numbers.get(index) : 0;
  }
}
