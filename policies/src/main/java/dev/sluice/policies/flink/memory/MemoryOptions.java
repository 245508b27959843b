package dev.sluice.policies.flink.memory;

import dev.sluice.policies.flink.FlinkConfiguration;
import dev.sluice.policies.flink.FlinkConfiguration.Entry;
import dev.sluice.policies.flink.MemoryText;
import dev.sluice.policies.flink.OptionText;
import dev.sluice.policies.flink.memory.MemoryOptionTable.Row;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a configuration says of the memory of a process, with Flink's defaults. All that is given
 * has to be readable.
 *
 * @param process whose memory
 * @param given the options that are set, by the keys that count first
 * @param isBefore117 whether Flink is older than 1.17
 */
record MemoryOptions(MemoryRole process, Map<String, Entry> given, boolean isBefore117) {

  /** What is set of them in a configuration: each is asked for once. */
  static MemoryOptions of(MemoryRole process, FlinkConfiguration options, boolean isBefore117) {
    Map<String, Entry> given = new HashMap<>();
    for (Row row : MemoryOptionTable.of(process).values()) {
      Optional<Entry> option = options.get(row.key());
      if (option.isEmpty() && !row.older().isEmpty()) {
        option = options.get(row.older());
      }
      if (option.isPresent()) {
        given.put(row.key(), option.get());
      }
    }
    return new MemoryOptions(process, given, isBefore117);
  }

  /** The same options with all of the memory given by another one. */
  MemoryOptions with(Entry processSize) {
    Map<String, Entry> with = new HashMap<>(given);
    with.put(process.processSize(), processSize);
    return new MemoryOptions(process, with, isBefore117);
  }

  /** The option of a row, where it is set. */
  Optional<Entry> given(Row row) {
    return Optional.ofNullable(given.get(row.key()));
  }

  /** The option of a name without its beginning, such as {@code flink.size}, where it is set. */
  Optional<MemoryPart> given(String name) {
    Row row = row(name);
    Entry option = given.get(row.key());
    return option == null ? Optional.empty() : Optional.of(part(row, option));
  }

  /** Of an option under its older name nothing is certain: under the newer one it may be less. */
  private static MemoryPart part(Row row, Entry option) {
    long bytes = MemoryText.bytes(option.text()).orElse(0);
    long least = row.isNamedBy(option) ? bytes : 0;
    return new MemoryPart(row.part(), bytes, least, Optional.of(option));
  }

  /** Whether the option of such a name is set. */
  boolean isGiven(String name) {
    return given.containsKey(row(name).key());
  }

  /** The same as given, or its default. */
  MemoryPart size(String name) {
    Row row = row(name);
    Entry option = given.get(row.key());
    if (option != null) {
      return part(row, option);
    }
    long bytes = (isBefore117 ? row.before117() : row.size()).orElse(0);
    return MemoryPart.derived(row.part(), bytes, 0);
  }

  /** The part of a name, such as {@code network}, that is a fraction between bounds. */
  MemoryRange range(String name) {
    return range(name, size(name + ".min"), size(name + ".max"));
  }

  /** The same of a part without bounds. */
  MemoryRange unbounded(String name) {
    MemoryPart all = MemoryPart.derived(name, Long.MAX_VALUE, 0);
    return range(name, MemoryPart.derived(name, 0, 0), all);
  }

  private MemoryRange range(String name, MemoryPart min, MemoryPart max) {
    Row row = row(name + ".fraction");
    Optional<Entry> option = given(row);
    float fraction = option.map(Entry::text).flatMap(OptionText::fraction).orElse(row.fraction());
    return new MemoryRange(name, process.memory(), min, max, fraction, option);
  }

  private Row row(String name) {
    return MemoryOptionTable.row(process, name);
  }
}
