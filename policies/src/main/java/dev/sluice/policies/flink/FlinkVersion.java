package dev.sluice.policies.flink;

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
public record FlinkVersion(List<Long> numbers, boolean preRelease) {
  private static final int LIMIT = 128;

  private static final String PART = "[0-9A-Za-z~-]";
  private static final String PARTS = PART + "*(?:\\." + PART + "+)*";
  private static final Pattern GRAMMAR =
      Pattern.compile(
          "v?(\\d{1,18}(?:\\.\\d{1,18})*)" // numbers
              + ("(-\\d" + PARTS + "|-?[A-Za-z~-]" + PARTS + ")?") // pre-release
              + ("(?:\\+" + PART + PARTS + ")?")); // build

  /** The version that a text gives, if it gives one. */
  public static Optional<FlinkVersion> of(String text) {
    Matcher parts = GRAMMAR.matcher(text);
    if (text.length() > LIMIT || !parts.matches()) {
      return Optional.empty();
    }
    List<Long> numbers = new ArrayList<>();
    for (String number : parts.group(1).split("\\.")) {
      numbers.add(Long.parseLong(number));
    }
    return Optional.of(new FlinkVersion(numbers, parts.group(2) != null));
  }

  /** Whether it comes before the release {@code major.minor}. */
  public boolean isBelow(int major, int minor) {
    int order = Long.compare(number(0), major);
    if (order == 0) {
      order = Long.compare(number(1), minor);
    }
    boolean later = numbers.stream().skip(2).anyMatch(number -> number > 0);
    return order < 0 || (order == 0 && !later && preRelease);
  }

  private long number(int index) {
    return index < numbers.size() ? numbers.get(index) : 0;
  }
}
