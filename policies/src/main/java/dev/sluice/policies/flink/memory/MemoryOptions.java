package dev.sluice.policies.flink.memory;

import dev.sluice.policies.flink.FlinkConfiguration;
import dev.sluice.policies.flink.FlinkConfiguration.Entry;
import dev.sluice.policies.flink.MemoryText;
import dev.sluice.policies.flink.OptionText;
import dev.sluice.policies.flink.memory.MemoryOptionTable.Row;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a configuration says of the memory of a process, with Flink's defaults. All that is given
 * has to be readable.
 *
 * @param process whose memory
 * @param given the options that are set, by the keys that count first
 * @param isBefore117 whether Flink is older than 1.17
 */
record MemoryOptions(MemoryRole process, Map<String, Entry> given, boolean isBefore117) {

  /**
   * A part that is a fraction of a whole, and the options that say so, without their beginning.
   *
   * @param name such as {@code network}
   */
  record Bounded(String name, String min, String max, String fraction) {
    static final Bounded OVERHEAD = of("jvm-overhead");
    static final Bounded NETWORK = of("network");
    static final Bounded MANAGED = of("managed");

    private static Bounded of(String name) {
      return new Bounded(name, name + ".min", name + ".max", name + ".fraction");
    }
  }

  /** What is set of them in a configuration. */
  static MemoryOptions of(MemoryRole process, FlinkConfiguration options, boolean isBefore117) {
    Map<String, Entry> given = new HashMap<>();
    for (Entry option : options.below(process.options())) {
      Row row = MemoryOptionTable.of(process, option.key());
      if (row != null && counts(option, row, given.get(row.key()))) {
        given.put(row.key(), option);
      }
    }
    return new MemoryOptions(process, given, isBefore117);
  }

  /** Of one name the last option counts, but none of an older name beside one of the newer. */
  private static boolean counts(Entry option, Row row, @Nullable Entry earlier) {
    return earlier == null || row.isNamedBy(option) || !row.isNamedBy(earlier);
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
  MemoryRange range(Bounded part) {
    return range(part, size(part.min()), size(part.max()));
  }

  /** The same of a part without bounds. */
  MemoryRange unbounded(Bounded part) {
    MemoryPart all = MemoryPart.derived(part.name(), Long.MAX_VALUE, 0);
    return range(part, MemoryPart.derived(part.name(), 0, 0), all);
  }

  private MemoryRange range(Bounded part, MemoryPart min, MemoryPart max) {
    Row row = row(part.fraction());
    Optional<Entry> option = given(row);
    float fraction = option.map(Entry::text).flatMap(OptionText::fraction).orElse(row.fraction());
    BigDecimal standard = row.decimal();
    return new MemoryRange(part.name(), process.memory(), min, max, fraction, standard, option);
  }

  private Row row(String name) {
    return MemoryOptionTable.row(process, name);
  }
}
