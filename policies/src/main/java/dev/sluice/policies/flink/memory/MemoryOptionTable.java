package dev.sluice.policies.flink.memory;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.documents.DataFiles;
import dev.sluice.policies.flink.FlinkConfiguration.Entry;
import dev.sluice.policies.flink.MemoryText;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Flink's options about memory with their defaults, read from {@code flink-memory.yaml}. */
final class MemoryOptionTable {
  private static final String SIZE = ".size";
  private static final Map<MemoryRole, Map<String, Row>> ROWS = rows();
  private static final Map<MemoryRole, Map<String, Row>> BY_NAME = byName();
  private static final Map<MemoryRole, Map<String, Row>> BY_ANY_KEY = byAnyKey();

  /**
   * An option.
   *
   * @param key its name
   * @param part what the part is called that it is the size of
   * @param older another name, which counts where that one is not set; empty for none
   * @param isFraction whether it is one, and no size
   * @param size the default in bytes; empty where there is none
   * @param before117 that before Flink 1.17
   * @param fraction the default of a fraction
   * @param decimal the same as Flink multiplies with it
   * @param unless the option with which it is not read; empty for none
   */
  record Row(
      String key,
      String part,
      String older,
      boolean isFraction,
      OptionalLong size,
      OptionalLong before117,
      float fraction,
      BigDecimal decimal,
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

  /** The option of a process that a key sets, also an older one; null if there is none. */
  static @Nullable Row of(MemoryRole process, String key) {
    return BY_ANY_KEY.getOrDefault(process, Map.of()).get(key);
  }

  /** The option of a process by its name without its beginning, such as {@code flink.size}. */
  static Row row(MemoryRole process, String name) {
    return Objects.requireNonNull(BY_NAME.getOrDefault(process, Map.of()).get(name), name);
  }

  private static Map<MemoryRole, Map<String, Row>> byName() {
    Map<MemoryRole, Map<String, Row>> all = new EnumMap<>(MemoryRole.class);
    ROWS.forEach(
        (process, rows) -> {
          Map<String, Row> byName = new HashMap<>();
          rows.forEach((key, row) -> byName.put(key.substring(process.memory().length()), row));
          all.put(process, byName);
        });
    return all;
  }

  private static Map<MemoryRole, Map<String, Row>> byAnyKey() {
    Map<MemoryRole, Map<String, Row>> all = new EnumMap<>(MemoryRole.class);
    ROWS.forEach(
        (process, rows) -> {
          Map<String, Row> byAnyKey = new HashMap<>(rows);
          rows.values().stream()
              .filter(row -> !row.older().isEmpty())
              .forEach(row -> byAnyKey.put(row.older(), row));
          all.put(process, byAnyKey);
        });
    return all;
  }

  private static Map<MemoryRole, Map<String, Row>> rows() {
    JsonNode data = DataFiles.yaml("flink-memory.yaml");
    Map<MemoryRole, Map<String, Row>> rows = new EnumMap<>(MemoryRole.class);
    for (MemoryRole process : MemoryRole.values()) {
      Map<String, Row> byKey = new LinkedHashMap<>();
      data.path(process.name().toLowerCase(Locale.ROOT))
          .forEach(row -> byKey.put(row.path("key").asText(), row(process, row)));
      rows.put(process, byKey);
    }
    return rows;
  }

  private static Row row(MemoryRole process, JsonNode row) {
    String key = row.path("key").asText();
    String name = key.substring(process.memory().length());
    OptionalLong size = MemoryText.bytes(row.path("size").asText());
    float fraction = (float) row.path("fraction").asDouble(0);
    OptionalLong before117 = MemoryText.bytes(row.path("before117").asText());
    return new Row(
        key,
        name.endsWith(SIZE) ? name.substring(0, name.length() - SIZE.length()) : name,
        row.path("older").asText(""),
        key.endsWith(".fraction"),
        size,
        before117.isPresent() ? before117 : size,
        fraction,
        BigDecimal.valueOf(fraction),
        row.path("unless").asText(""));
  }
}
