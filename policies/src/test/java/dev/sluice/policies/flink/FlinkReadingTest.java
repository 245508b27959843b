package dev.sluice.policies.flink;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.util.TimeUtils;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Random notations of options, read by Flink and by us. */
class FlinkReadingTest {
  private static final ConfigOption<Boolean> BOOLEAN =
      ConfigOptions.key("a").booleanType().noDefaultValue();
  private static final ConfigOption<Double> NUMBER =
      ConfigOptions.key("a").doubleType().noDefaultValue();
  private static final ConfigOption<List<String>> LIST =
      ConfigOptions.key("a").stringType().asList().noDefaultValue();
  private static final ConfigOption<Map<String, String>> MAP =
      ConfigOptions.key("a").mapType().noDefaultValue();

  @Test
  void memory() {
    Oracle.agrees(MemorySize::parseBytes, text -> boxed(MemoryText.bytes(text)));
  }

  /** Without ISO 8601, which is Flink 2's. */
  @Test
  void durations() {
    Oracle.agrees(
        TimeUtils::parseDuration,
        text -> OptionText.duration(text).filter(_ -> Character.isDigit(text.trim().charAt(0))));
  }

  /** As Flink finds them in a file, where they have lost their blanks. */
  @Test
  void booleans() {
    Oracle.agrees(text -> Oracle.flink(BOOLEAN, text.trim()), OptionText::bool);
  }

  @Test
  void numbers() {
    Oracle.agrees(text -> Oracle.flink(NUMBER, text), text -> boxed(OptionText.number(text)));
  }

  /** Of a list of YAML's nothing is known. */
  @Test
  void lists() {
    Oracle.agrees(text -> withoutOtherElements(Oracle.flink(LIST, text), text), OptionText::list);
  }

  /** Whether there is one: YAML writes numbers in it anew. */
  @Test
  void maps() {
    Oracle.refusesNoMore(
        text -> Oracle.flink(MAP, text) != null, text -> OptionText.map(text).map(_ -> true));
  }

  /** Elements of a list of YAML's that are no strings are left out with all others. */
  private static @Nullable List<String> withoutOtherElements(
      @Nullable List<String> list, String text) {
    boolean isYaml = text.trim().matches("(?s)(\\[|-\\s).*");
    boolean isLeftOut = OptionText.list(text).equals(Optional.of(List.of()));
    return list != null && isYaml && isLeftOut ? List.of() : list;
  }

  private static Optional<Long> boxed(OptionalLong number) {
    return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
  }

  private static Optional<Double> boxed(OptionalDouble number) {
    return number.isPresent() ? Optional.of(number.getAsDouble()) : Optional.empty();
  }
}
