package dev.sluice.policies.apache;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.documents.DataFiles;
import java.util.ArrayList;
import java.util.List;

/** Which numbers the autoscaler takes, read from {@code autoscaler-options.yaml}. */
final class AutoscalerTable {
  private static final List<Row> ROWS = read();

  /**
   * A number with bounds, which belong to it.
   *
   * @param rule the row
   * @param key the option, without prefix
   * @param minimum the least
   * @param maximum the most; infinite where there is none
   * @param when the option that must be on for the number to count; empty where none need be
   * @param since115 whether the operator 1.15 looks at it, and then whatever {@code when} says
   */
  record Row(
      String rule, String key, double minimum, double maximum, String when, boolean since115) {}

  private AutoscalerTable() {}

  /** All rows. */
  static List<Row> rows() {
    return ROWS;
  }

  /** The options that must be on for some numbers to count. */
  static List<String> switches() {
    return ROWS.stream().map(Row::when).filter(key -> !key.isEmpty()).distinct().toList();
  }

  private static List<Row> read() {
    List<Row> rows = new ArrayList<>();
    for (JsonNode row : DataFiles.yaml("autoscaler-options.yaml")) {
      rows.add(
          new Row(
              row.path("rule").asText(),
              row.path("key").asText(),
              row.path("minimum").asDouble(0),
              row.path("maximum").asDouble(Double.POSITIVE_INFINITY),
              row.path("when").asText(""),
              row.path("since115").asBoolean(false)));
    }
    return List.copyOf(rows);
  }
}
