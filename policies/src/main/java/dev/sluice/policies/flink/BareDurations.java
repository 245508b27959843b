package dev.sluice.policies.flink;

import dev.sluice.policies.documents.DataFiles;
import dev.sluice.policies.flink.FlinkConfiguration.Entry;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Durations without a unit, which are milliseconds, of options for which so few of them make no
 * sense; read from {@code flink-durations.yaml}.
 */
final class BareDurations implements Rule<FlinkOptions> {
  /** By options, the milliseconds below which a number was meant otherwise. */
  private static final Map<String, Long> LEAST =
      DataFiles.yaml("flink-durations.yaml")
          .propertyStream()
          .collect(Collectors.toMap(Map.Entry::getKey, row -> row.getValue().asLong()));

  @Override
  public void judge(Field<FlinkOptions> field, Findings findings) {
    for (Entry option : FlinkConfiguration.of(field).given(LEAST.keySet())) {
      judge(option, LEAST.getOrDefault(option.key(), 0L), findings);
    }
  }

  /** Zero is often a word for none. */
  private static void judge(Entry option, long least, Findings findings) {
    String number = option.text().trim();
    boolean isNumber = !number.isEmpty() && number.length() <= 9 && OptionText.isDigits(number);
    if (isNumber && Long.parseLong(number) > 0) {
      long milliseconds = Long.parseLong(number);
      if (milliseconds < least) {
        String problem =
            "%s is %d without a unit, which is %d ms"
                .formatted(option.key(), milliseconds, milliseconds);
        String fix = "write a unit, such as %d s".formatted(milliseconds);
        findings.of("SLU-089").invalid(option, problem, fix);
      }
    }
  }
}
