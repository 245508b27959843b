package dev.sluice.policies.flink;

import dev.sluice.policies.flink.FlinkConfiguration.Entry;
import dev.sluice.policies.flink.MemoryOptionTable.Row;
import dev.sluice.policies.kubernetes.FieldPath;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a configuration says of the memory of a process, with Flink's defaults. All that is given
 * has to be readable.
 *
 * @param process whose memory
 * @param options the configuration
 * @param isBefore117 whether Flink is older than 1.17
 */
record MemoryOptions(FlinkProcess process, FlinkConfiguration options, boolean isBefore117) {

  /** The option of a name without its beginning, such as {@code flink.size}, where it is set. */
  Optional<MemoryPart> given(String name) {
    Row row = row(name);
    return options.get(row.keys()).map(option -> part(name, row, option));
  }

  /** Of an option under its older name nothing is certain: under the newer one it may be less. */
  private static MemoryPart part(String name, Row row, Entry option) {
    long bytes = MemoryText.bytes(option.text()).orElse(0);
    long least = row.isNamedBy(option) ? bytes : 0;
    return new MemoryPart(called(name), bytes, least, Optional.of(option));
  }

  /** The same options with another value of one. */
  MemoryOptions with(String key, String text) {
    return new MemoryOptions(process, options.with(key, text, FieldPath.ROOT), isBefore117);
  }

  /** Whether the option of such a name is set. */
  boolean isGiven(String name) {
    return options.get(row(name).keys()).isPresent();
  }

  /** The same, or its default. */
  MemoryPart size(String name) {
    return given(name)
        .orElseGet(() -> MemoryPart.derived(called(name), standard(row(name)).orElse(0), 0));
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
    Optional<Entry> given = options.get(row.keys());
    float fraction = given.map(Entry::text).flatMap(OptionText::fraction).orElse(row.fraction());
    return new MemoryRange(name, process.memory() + name, min, max, fraction, given);
  }

  private OptionalLong standard(Row row) {
    return isBefore117 ? row.before117() : row.size();
  }

  private Row row(String name) {
    Map<String, Row> rows = MemoryOptionTable.of(process);
    return Objects.requireNonNull(rows.get(process.memory() + name), name);
  }

  private static String called(String name) {
    return name.endsWith(".size") ? name.substring(0, name.length() - ".size".length()) : name;
  }
}
