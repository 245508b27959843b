package dev.sluice.policies.flink.memory;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.documents.DataFiles;
import dev.sluice.policies.flink.FlinkConfiguration.Entry;
import dev.sluice.policies.flink.MemoryText;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/** Flink's options about memory with their defaults, read from {@code flink-memory.yaml}. */
final class MemoryOptionTable {
  private static final Map<MemoryRole, Map<String, Row>> ROWS = rows();

  /**
   * An option.
   *
   * @param key its name
   * @param older another name, which counts where that one is not set; empty for none
   * @param isFraction whether it is one, and no size
   * @param size the default in bytes; empty where there is none
   * @param before117 that before Flink 1.17
   * @param fraction the default of a fraction
   * @param unless the option with which it is not read; empty for none
   */
  record Row(
      String key,
      String older,
      boolean isFraction,
      OptionalLong size,
      OptionalLong before117,
      float fraction,
      String unless) {

    /** Whether an option has the name that counts first. */
    boolean isNamedBy(Entry option) {
      return option.key().equals(key);
    }
  }

  private MemoryOptionTable() {}

  /** The options of a process by their keys. */
  static Map<String, Row> of(MemoryRole process) {
    return ROWS.getOrDefault(process, Map.of());
  }

  private static Map<MemoryRole, Map<String, Row>> rows() {
    JsonNode data = DataFiles.yaml("flink-memory.yaml");
    Map<MemoryRole, Map<String, Row>> rows = new EnumMap<>(MemoryRole.class);
    for (MemoryRole process : MemoryRole.values()) {
      Map<String, Row> byKey = new LinkedHashMap<>();
      data.path(process.name().toLowerCase(Locale.ROOT))
          .forEach(row -> byKey.put(row.path("key").asText(), row(row)));
      rows.put(process, byKey);
    }
    return rows;
  }

  private static Row row(JsonNode row) {
    String key = row.path("key").asText();
    OptionalLong size = MemoryText.bytes(row.path("size").asText());
    OptionalLong before117 = MemoryText.bytes(row.path("before117").asText());
    return new Row(
        key,
        row.path("older").asText(""),
        key.endsWith(".fraction"),
        size,
        before117.isPresent() ? before117 : size,
        (float) row.path("fraction").asDouble(0),
        row.path("unless").asText(""));
  }
}
