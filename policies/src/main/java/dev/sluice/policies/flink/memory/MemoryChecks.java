package dev.sluice.policies.flink.memory;

import dev.sluice.policies.flink.FlinkConfiguration.Entry;
import dev.sluice.policies.flink.MemoryText;
import dev.sluice.policies.flink.OptionText;
import dev.sluice.policies.flink.memory.MemoryOptionTable.Row;
import dev.sluice.policies.flink.memory.MemoryOptions.Bounded;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What is wrong with options about memory each by itself, or with the bounds of a part. */
final class MemoryChecks {
  private MemoryChecks() {}

  /** Options that Flink cannot read. */
  static List<MemoryRefusal> unreadable(MemoryOptions options) {
    List<MemoryRefusal> refusals = new ArrayList<>();
    for (Entry option : options.given().values()) {
      Row row = Objects.requireNonNull(MemoryOptionTable.of(options.process(), option.key()));
      if (!options.given().containsKey(row.unless()) && !isReadable(row, option.text())) {
        refusals.add(unreadable(row, option));
      }
    }
    return refusals;
  }

  private static boolean isReadable(Row row, String text) {
    return row.isFraction()
        ? OptionText.fraction(text).isPresent()
        : MemoryText.bytes(text).isPresent();
  }

  private static MemoryRefusal unreadable(Row row, Entry option) {
    boolean certain = row.isNamedBy(option) && row.unless().isEmpty();
    return row.isFraction()
        ? refusal(option, " must be a number", "set a decimal number, such as 0.1", certain)
        : refusal(
            option,
            " must be a memory size that Flink can read",
            "set an integer with a unit, such as 2048m",
            certain);
  }

  /** Bounds and fractions that nothing is between. */
  static List<MemoryRefusal> ranges(MemoryOptions options) {
    List<MemoryRange> ranges = new ArrayList<>(List.of(options.range(Bounded.OVERHEAD)));
    if (options.process() == MemoryRole.TASKMANAGER) {
      ranges.add(options.range(Bounded.NETWORK));
      if (!options.isGiven("managed.size")) {
        ranges.add(options.unbounded(Bounded.MANAGED));
      }
    }
    List<MemoryRefusal> refusals = new ArrayList<>();
    for (MemoryRange range : ranges) {
      if (!isFraction(range) || range.min().bytes() > range.max().bytes()) {
        wrong(range).forEach(refusals::add);
      }
    }
    return refusals;
  }

  private static boolean isFraction(MemoryRange range) {
    return range.fraction() >= 0 && range.fraction() < 1;
  }

  private static Stream<MemoryRefusal> wrong(MemoryRange range) {
    if (!isFraction(range)) {
      String fix = "set a number between 0 and 1, such as 0.1";
      return range.given().stream()
          .map(e -> refusal(e, " must be at least 0 and less than 1", fix, isFirm(range, e)));
    }
    return range.min().bytes() > range.max().bytes() ? Stream.of(bounds(range)) : Stream.empty();
  }

  /** Whether it counts whatever is set besides: managed memory may also be given as a size. */
  private static boolean isFirm(MemoryRange range, Entry fraction) {
    return !range.name().equals("managed") && fraction.key().equals(range.key() + ".fraction");
  }

  private static MemoryRefusal bounds(MemoryRange range) {
    Entry at = range.min().given().or(range.max()::given).orElseThrow();
    boolean firm = isFirm(range.min()) && isFirm(range.max());
    String problem =
        "%s.min is %s, but %s.max is %s"
            .formatted(
                range.key(),
                MemoryPart.size(range.min().bytes()),
                range.key(),
                MemoryPart.size(range.max().bytes()));
    String fix = "set a min that is at most the max, or a greater max";
    return new MemoryRefusal(at.path(), problem, fix, firm);
  }

  private static boolean isFirm(MemoryPart bound) {
    return bound.given().isPresent() && bound.least() == bound.bytes();
  }

  /** Sizes whose sum no 64 bits hold. */
  static Optional<MemoryRefusal> tooMuch(MemoryOptions options) {
    String fix = "set it to less";
    return MemoryOptionTable.of(options.process()).values().stream()
        .filter(row -> !row.isFraction())
        .flatMap(row -> options.given(row).stream())
        .max(Comparator.comparingLong(option -> MemoryText.bytes(option.text()).orElse(0)))
        .map(option -> refusal(option, " is more than Flink can divide", fix, false));
  }

  private static MemoryRefusal refusal(Entry at, String problem, String fix, boolean certain) {
    return new MemoryRefusal(at.path(), at.key() + problem, fix, certain);
  }
}
