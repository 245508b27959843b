package dev.sluice.policies.flink;

import dev.sluice.policies.flink.FlinkConfiguration.Entry;
import dev.sluice.policies.flink.MemoryOptionTable.Row;
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

  private final FlinkProcess process;
  private final FlinkConfiguration options;
  private final boolean isBefore117;
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

  private FlinkMemory(
      FlinkProcess process,
      FlinkConfiguration options,
      boolean isBefore117,
      Optional<Whole> whole) {
    this.process = process;
    this.options = options;
    this.isBefore117 = isBefore117;
    this.whole = whole;
  }

  /** The memory of a process that options give. */
  public static FlinkMemory of(
      FlinkProcess process, FlinkConfiguration options, boolean isBefore117) {
    return new FlinkMemory(process, options, isBefore117, Optional.empty());
  }

  /** The same, with all of it given elsewhere, which counts before the option. */
  public FlinkMemory with(Whole all) {
    FlinkConfiguration with = options.with(process.processSize(), all.bytes + "b", all.path);
    return new FlinkMemory(process, with, isBefore117, Optional.of(all));
  }

  /** What Flink refuses; empty also where it is not known what it makes of older options. */
  public List<MemoryRefusal> refusals() {
    if (isOlder()) {
      return List.of();
    }
    List<MemoryRefusal> unreadable = MemoryChecks.unreadable(process, options);
    return unreadable.isEmpty() ? inconsistent() : unreadable;
  }

  private boolean isOlder() {
    boolean buffers =
        process == FlinkProcess.TASKMANAGER
            && options.get(BUFFERS).isPresent()
            && Stream.of("min", "max", "fraction")
                .map(
                    name -> MemoryOptionTable.of(process).get(process.memory() + "network." + name))
                .map(Row::keys)
                .noneMatch(keys -> options.get(keys).isPresent());
    return buffers || options.get(process.heap() + "size", process.heap() + "mb").isPresent();
  }

  private List<MemoryRefusal> inconsistent() {
    MemoryOptions read = new MemoryOptions(process, options, isBefore117);
    List<MemoryRefusal> ranges = MemoryChecks.ranges(read);
    return ranges.isEmpty() ? divide(read).stream().toList() : ranges;
  }

  private Optional<MemoryRefusal> divide(MemoryOptions read) {
    try {
      return new MemoryDivision(read).fault().map(fault -> refusal(read, fault));
    } catch (ArithmeticException e) {
      return MemoryChecks.tooMuch(process, options);
    }
  }

  private MemoryRefusal refusal(MemoryOptions read, MemoryFault fault) {
    boolean isOfAll = fault.whole().given().filter(this::isOfAll).isPresent();
    String called = isOfAll && whole.isPresent() ? whole.get().called() : key(fault.whole());
    Optional<MemoryPart> part = fault.culprit();
    FieldPath path = part.orElse(fault.whole()).given().orElseThrow().path();
    String fix = fault.fix(isOfAll && part.isEmpty() ? enough(read) : Optional.empty());
    return new MemoryRefusal(path, fault.problem(called), fix, fault.isCertain());
  }

  private boolean isOfAll(Entry option) {
    return option.key().equals(process.processSize());
  }

  private static String key(MemoryPart given) {
    return given.given().map(Entry::key).orElse(given.name());
  }

  /** What to set all of it to, such that nothing is refused. */
  private Optional<String> enough(MemoryOptions read) {
    OptionalLong least = LeastMemory.of(read);
    LongFunction<String> words =
        whole.map(Whole::enough).orElse(mebibytes -> "set " + mebibytes + "m or more");
    return least.isPresent() ? Optional.of(words.apply(least.getAsLong())) : Optional.empty();
  }
}
