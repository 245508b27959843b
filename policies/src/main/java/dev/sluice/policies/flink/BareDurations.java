package dev.sluice.policies.flink;

import dev.sluice.policies.documents.DataFiles;
import dev.sluice.policies.flink.FlinkConfiguration.Entry;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Durations without a unit, which are milliseconds, of options for which so few of them make no
 * sense; read from {@code flink-durations.yaml}.
 */
final class BareDurations implements Rule<FlinkOptions> {
  private static final List<Row> ROWS = rows();
  private static final Set<String> KEYS =
      ROWS.stream().map(Row::key).collect(Collectors.toUnmodifiableSet());

  /**
   * An option.
   *
   * @param least the milliseconds below which a number was meant otherwise
   */
  private record Row(String key, long least) {}

  private static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    DataFiles.yaml("flink-durations.yaml")
        .properties()
        .forEach(row -> rows.add(new Row(row.getKey(), row.getValue().asLong())));
    return List.copyOf(rows);
  }

  @Override
  public void judge(Field<FlinkOptions> field, Findings findings) {
    FlinkConfiguration options = FlinkConfiguration.of(field);
    if (!options.hasAny(KEYS)) {
      return;
    }
    for (Row row : ROWS) {
      options.get(row.key).ifPresent(option -> judge(row, option, findings));
    }
  }

  /** Zero is often a word for none. */
  private static void judge(Row row, Entry option, Findings findings) {
    String number = option.text().trim();
    boolean isNumber = !number.isEmpty() && number.length() <= 9 && OptionText.isDigits(number);
    if (isNumber && Long.parseLong(number) > 0) {
      long milliseconds = Long.parseLong(number);
      if (milliseconds < row.least) {
        String problem =
            "%s is %d without a unit, which is %d ms"
                .formatted(row.key, milliseconds, milliseconds);
        String fix = "write a unit, such as %d s".formatted(milliseconds);
        findings.of("SLU-089").invalid(option, problem, fix);
      }
    }
  }
}
