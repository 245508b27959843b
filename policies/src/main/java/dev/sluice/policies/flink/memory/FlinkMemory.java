package dev.sluice.policies.flink.memory;

import dev.sluice.policies.flink.FlinkConfiguration;
import dev.sluice.policies.flink.FlinkConfiguration.Entry;
import dev.sluice.policies.kubernetes.FieldPath;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/**
 * Flink's arithmetic of the memory of a process: whether it divides what is given, from version
 * 1.11 on. What it makes of the options before 1.10 is not judged.
 */
public final class FlinkMemory {
  private static final String BUFFERS = "taskmanager.network.numberOfBuffers";

  /** In bytes, of which Flink divides any number by its defaults. */
  private static final long PLENTY = 1L << 30;

  private final MemoryOptions options;
  private final boolean isOlder;
  private final Optional<Whole> whole;

  /**
   * All of a process's memory, given by something else than the option.
   *
   * @param path where
   * @param bytes how much it is
   * @param called what a finding calls it, before {@code is 512m}
   * @param enough what to do, of the mebibytes that would be enough
   */
  public record Whole(FieldPath path, long bytes, String called, LongFunction<String> enough) {}

  private FlinkMemory(MemoryOptions options, boolean isOlder, Optional<Whole> whole) {
    this.options = options;
    this.isOlder = isOlder;
    this.whole = whole;
  }

  /** The memory of a process that options give. */
  public static FlinkMemory of(
      MemoryRole process, FlinkConfiguration options, boolean isBefore117) {
    MemoryOptions given = MemoryOptions.of(process, options, isBefore117);
    return new FlinkMemory(given, isOlder(given, options), Optional.empty());
  }

  /** Whether there are options that mean different things in different places. */
  private static boolean isOlder(MemoryOptions given, FlinkConfiguration options) {
    boolean buffers =
        given.process() == MemoryRole.TASKMANAGER
            && options.get(BUFFERS).isPresent()
            && Stream.of("min", "max", "fraction").noneMatch(n -> given.isGiven("network." + n));
    return buffers
        || options.get(given.process().heapSize()).isPresent()
        || options.get(given.process().heapMegabytes()).isPresent();
  }

  /** The same, with all of it given elsewhere, which counts before the option. */
  public FlinkMemory with(Whole all) {
    Entry option = new Entry(options.process().processSize(), all.bytes + "b", all.path);
    return new FlinkMemory(options.with(option), isOlder, Optional.of(all));
  }

  /** What Flink refuses; empty also where it is not known what it makes of older options. */
  public List<MemoryRefusal> refusals() {
    if (isOlder || isPlain()) {
      return List.of();
    }
    List<MemoryRefusal> unreadable = MemoryChecks.unreadable(options);
    return unreadable.isEmpty() ? inconsistent() : unreadable;
  }

  /** Whether there is nothing to work out: enough, and only defaults besides. */
  private boolean isPlain() {
    return options.given().size() == 1 && whole.filter(all -> all.bytes >= PLENTY).isPresent();
  }

  private List<MemoryRefusal> inconsistent() {
    List<MemoryRefusal> ranges = MemoryChecks.ranges(options);
    return ranges.isEmpty() ? divide().stream().toList() : ranges;
  }

  private Optional<MemoryRefusal> divide() {
    try {
      return new MemoryDivision(options).fault().map(this::refusal);
    } catch (ArithmeticException e) {
      return MemoryChecks.tooMuch(options);
    }
  }

  private MemoryRefusal refusal(MemoryFault fault) {
    boolean isOfAll = fault.whole().given().filter(this::isOfAll).isPresent();
    String called = isOfAll && whole.isPresent() ? whole.get().called() : key(fault.whole());
    Optional<MemoryPart> part = fault.culprit();
    FieldPath path = part.orElse(fault.whole()).given().orElseThrow().path();
    String fix = fault.fix(isOfAll && part.isEmpty() ? enough() : Optional.empty());
    return new MemoryRefusal(path, fault.problem(called), fix, fault.isCertain());
  }

  private boolean isOfAll(Entry option) {
    return option.key().equals(options.process().processSize());
  }

  private static String key(MemoryPart given) {
    return given.given().map(Entry::key).orElse(given.name());
  }

  /** What to set all of it to, such that nothing is refused. */
  private Optional<String> enough() {
    OptionalLong least = LeastMemory.of(options);
    LongFunction<String> words =
        whole.map(Whole::enough).orElse(mebibytes -> "set " + mebibytes + "m or more");
    return least.isPresent() ? Optional.of(words.apply(least.getAsLong())) : Optional.empty();
  }
}
