package dev.sluice.policies.apache;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.sluice.policies.flink.Oracle;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.Value;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Locale;
import java.util.Optional;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.util.TimeUtils;
import org.junit.jupiter.api.Test;

/** Random notations, read by what the Apache operator reads with, and by us. */
class OperatorReadingTest {
  private static final ConfigOption<Boolean> BOOLEAN =
      ConfigOptions.key("a").booleanType().noDefaultValue();

  @Test
  void booleans() {
    Oracle.agrees(
        text -> Oracle.flink(BOOLEAN, text) != null,
        text -> yes(UnreadableOptions.isBoolean(text)));
  }

  @Test
  void durations() {
    Oracle.agrees(
        text -> TimeUtils.parseDuration(text) != null,
        text -> yes(UnreadableOptions.isDuration(text)));
  }

  /** A size of Flink's; else, in capitals and without blanks, a quantity, and its bytes again. */
  @Test
  void memory() {
    Oracle.refusesNoMore(
        OperatorReadingTest::memory,
        text ->
            OperatorMemory.of(Value.of(TextNode.valueOf(text), FieldPath.ROOT))
                .map(memory -> memory.bytes().map(Object::toString).orElse("of some size")));
  }

  private static String memory(String text) {
    try {
      return String.valueOf(MemorySize.parseBytes(text));
    } catch (IllegalArgumentException e) {
      String quantity = text.trim().replaceAll("\\s", "").toUpperCase(Locale.ROOT);
      quantity = quantity.replaceFirst("B$", "").replaceFirst("I$", "i");
      return String.valueOf(
          MemorySize.parseBytes(Quantity.parse(quantity).getNumericalAmount().toString()));
    }
  }

  private static Optional<Boolean> yes(boolean readable) {
    return readable ? Optional.of(true) : Optional.empty();
  }
}
