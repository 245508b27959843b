package dev.sluice.policies.flink;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A size of memory as Flink reads one: an integer and a unit, bytes without one. */
public final class MemoryText {
  private static final Map<String, Integer> SHIFTS = shifts();

  private MemoryText() {}

  private static Map<String, Integer> shifts() {
    List<List<String>> units =
        List.of(
            List.of("", "b", "bytes"),
            List.of("k", "kb", "kibibytes"),
            List.of("m", "mb", "mebibytes"),
            List.of("g", "gb", "gibibytes"),
            List.of("t", "tb", "tebibytes"));
    return IntStream.range(0, units.size())
        .boxed()
        .flatMap(step -> units.get(step).stream().map(unit -> Map.entry(unit, 10 * step)))
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /**
   * How many bytes a text says; empty where Flink cannot read it, or they do not fit in 64 bits.
   */
  public static OptionalLong bytes(String text) {
    String stripped = text.trim();
    int digits = 0;
    while (digits < stripped.length()
        && stripped.charAt(digits) >= '0'
        && stripped.charAt(digits) <= '9') {
      digits++;
    }
    Integer shift = SHIFTS.get(stripped.substring(digits).trim().toLowerCase(Locale.ROOT));
    return shift == null ? OptionalLong.empty() : shifted(stripped, digits, shift);
  }

  private static OptionalLong shifted(String text, int digits, int shift) {
    try {
      long number = Long.parseLong(text, 0, digits, 10);
      return OptionalLong.of(Math.multiplyExact(number, 1L << shift));
    } catch (NumberFormatException | ArithmeticException e) {
      return OptionalLong.empty();
    }
  }
}
