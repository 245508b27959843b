package dev.sluice.policies.flink;

import java.io.StringReader;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * What an option's text means, by the type that Flink gives the option. Maps and lists are tried as
 * YAML first and as Flink's older notation then, as Flink does. A text that cannot be read is
 * empty, never an error.
 */
public final class OptionText {
  private static final Map<String, Duration> UNITS = units();

  private OptionText() {}

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

  /** A single port number from 0 to 65535; empty also for a range or a list. */
  public static Optional<Integer> port(String text) {
    String digits = text.strip();
    if (!digits.matches("[0-9]{1,5}")) {
      return Optional.empty();
    }
    int number = Integer.parseInt(digits);
    return number <= 65535 ? Optional.of(number) : Optional.empty();
  }

  /** {@code true} or {@code false}, in any case. */
  public static Optional<Boolean> bool(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  /** A decimal number as Java reads one. */
  public static OptionalDouble number(String text) {
    String stripped = text.strip();
    if (stripped.isEmpty() || stripped.length() > 64) {
      return OptionalDouble.empty();
    }
    try {
      return OptionalDouble.of(Double.parseDouble(stripped));
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  /** A duration: a whole number and a unit, milliseconds without one; or ISO 8601. */
  public static Optional<Duration> duration(String text) {
    String stripped = text.strip();
    int digits = 0;
    while (digits < stripped.length() && isDigit(stripped.charAt(digits))) {
      digits++;
    }
    if (digits == 0 || digits > 18) {
      return isoDuration(stripped);
    }
    long number = Long.parseLong(stripped.substring(0, digits));
    String unit = stripped.substring(digits).strip().toLowerCase(Locale.ROOT);
    try {
      return Optional.ofNullable(UNITS.get(unit)).map(one -> one.multipliedBy(number));
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static Optional<Duration> isoDuration(String text) {
    try {
      return Optional.of(Duration.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** A map: {@code {k: v}} or {@code k:v,k2:v2}. */
  public static Optional<Map<String, String>> map(String text) {
    return yaml(text).flatMap(OptionText::map).or(() -> legacyMap(text));
  }

  /** A list of maps: a YAML list, or maps separated by semicolons. */
  public static Optional<List<Map<String, String>>> listOfMaps(String text) {
    return yaml(text)
        .filter(SequenceNode.class::isInstance)
        .flatMap(list -> all(((SequenceNode) list).getValue().stream().map(OptionText::map)))
        .or(() -> SplitText.split(text, ';').flatMap(p -> all(p.stream().map(OptionText::map))));
  }

  private static <T> Optional<List<T>> all(java.util.stream.Stream<Optional<T>> parts) {
    List<Optional<T>> read = parts.toList();
    return read.stream().allMatch(Optional::isPresent)
        ? Optional.of(read.stream().map(Optional::orElseThrow).toList())
        : Optional.empty();
  }

  private static Optional<Map<String, String>> legacyMap(String text) {
    return SplitText.split(text, ',')
        .flatMap(pairs -> all(pairs.stream().map(pair -> SplitText.split(pair, ':'))))
        .filter(pairs -> pairs.stream().allMatch(pair -> pair.size() == 2))
        .flatMap(OptionText::withoutDuplicates);
  }

  private static Optional<Map<String, String>> map(Node node) {
    if (!(node instanceof MappingNode mapping)) {
      return Optional.empty();
    }
    List<List<String>> pairs = new ArrayList<>();
    for (NodeTuple tuple : mapping.getValue()) {
      pairs.add(List.of(scalar(tuple.getKeyNode()), scalar(tuple.getValueNode())));
    }
    return withoutDuplicates(pairs);
  }

  private static Optional<Map<String, String>> withoutDuplicates(List<List<String>> pairs) {
    Map<String, String> map = new LinkedHashMap<>();
    pairs.forEach(pair -> map.put(pair.get(0), pair.get(1)));
    return map.size() == pairs.size() ? Optional.of(map) : Optional.empty();
  }

  private static String scalar(Node node) {
    return node instanceof ScalarNode text ? text.getValue() : "";
  }

  private static Optional<Node> yaml(String text) {
    try {
      return Optional.ofNullable(new Yaml(new LoaderOptions()).compose(new StringReader(text)));
    } catch (YAMLException e) {
      return Optional.empty();
    }
  }
}
