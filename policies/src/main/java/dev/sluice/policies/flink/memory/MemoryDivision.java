package dev.sluice.policies.flink.memory;

import dev.sluice.policies.flink.memory.MemoryOptions.Bounded;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How Flink divides the memory of a process among its parts: from all of it down, or from parts
 * that are given up. What is wrong is found in the order in which Flink finds it.
 */
final class MemoryDivision {
  private static final String PROCESS = "process.size";
  private static final String FLINK = "flink.size";
  private static final String METASPACE = "jvm-metaspace.size";
  private static final String HEAP = "heap.size";
  private static final String OFF_HEAP = "off-heap.size";
  private static final String TASK_HEAP = "task.heap.size";
  private static final String MANAGED = "managed.size";
  private static final List<String> FIXED =
      List.of("framework.heap.size", "framework.off-heap.size", "task.off-heap.size");

  private final MemoryOptions options;
  private final boolean isTaskManager;

  MemoryDivision(MemoryOptions options) {
    this.options = options;
    this.isTaskManager = options.process() == MemoryRole.TASKMANAGER;
  }

  /**
   * What is wrong first; empty where Flink divides it.
   *
   * @throws ArithmeticException where 64 bits do not hold the memory, as in Flink
   */
  Optional<MemoryFault> fault() {
    Optional<MemoryPart> flink = options.given(FLINK);
    Optional<MemoryPart> process = options.given(PROCESS);
    if (isFineGrained()) {
      return isTaskManager ? taskManager(flink) : jobManager(flink);
    } else if (flink.isPresent()) {
      return divided(flink.get(), List.of()).or(() -> around(flink.get()));
    }
    return process.flatMap(this::process);
  }

  private boolean isFineGrained() {
    return isTaskManager
        ? options.isGiven(TASK_HEAP) && options.isGiven(MANAGED)
        : options.isGiven(HEAP);
  }

  /** A JobManager whose heap is given: what is off the heap may be the rest then. */
  private Optional<MemoryFault> jobManager(Optional<MemoryPart> flink) {
    MemoryPart heap = options.size(HEAP);
    List<MemoryPart> parts = List.of(heap, options.size(OFF_HEAP));
    if (flink.isEmpty()) {
      return around(MemoryPart.sum("flink", parts));
    }
    MemoryPart whole = flink.get();
    if (options.isGiven(OFF_HEAP) && whole.bytes() != MemoryPart.sum("", parts).bytes()) {
      return Optional.of(new MemoryFault.Different(whole, parts));
    }
    return heap.bytes() > whole.bytes()
        ? Optional.of(new MemoryFault.Exceeded(whole, List.of(heap)))
        : around(whole);
  }

  /** A TaskManager whose task heap and managed memory are given. */
  private Optional<MemoryFault> taskManager(Optional<MemoryPart> flink) {
    List<MemoryPart> parts = new ArrayList<>(fixed());
    parts.add(options.size(TASK_HEAP));
    parts.add(options.size(MANAGED));
    if (flink.isPresent()) {
      return rest(flink.get(), parts, options.range(Bounded.NETWORK)).or(() -> around(flink.get()));
    }
    parts.add(options.range(Bounded.NETWORK).beside(MemoryPart.sum("", parts).bytes()));
    return around(MemoryPart.sum("flink", parts));
  }

  private List<MemoryPart> fixed() {
    List<MemoryPart> parts = new ArrayList<>(FIXED.size());
    for (String name : FIXED) {
      parts.add(options.size(name));
    }
    return parts;
  }

  /** All of the process, of which the JVM's own memory is taken first. */
  private Optional<MemoryFault> process(MemoryPart process) {
    MemoryPart overhead = options.range(Bounded.OVERHEAD).of(process.bytes());
    List<MemoryPart> first = List.of(options.size(METASPACE), overhead);
    if (MemoryPart.sum("", first).bytes() <= process.bytes()) {
      return divided(process, first);
    }
    List<MemoryPart> parts = new ArrayList<>(first);
    parts.addAll(isTaskManager ? fixed() : List.of(options.size(OFF_HEAP)));
    return Optional.of(new MemoryFault.Exceeded(process, parts));
  }

  /**
   * Divides what of a whole is left to Flink.
   *
   * @param first the parts that are taken before
   */
  private Optional<MemoryFault> divided(MemoryPart whole, List<MemoryPart> first) {
    long flink = whole.bytes() - MemoryPart.sum("", first).bytes();
    List<MemoryPart> parts = new ArrayList<>(first);
    if (isTaskManager) {
      parts.addAll(fixed());
      parts.add(
          options.given(MANAGED).orElseGet(() -> options.unbounded(Bounded.MANAGED).of(flink)));
      return heap(whole, parts, flink);
    }
    parts.add(options.size(OFF_HEAP));
    return parts.getLast().bytes() >= flink
        ? Optional.of(new MemoryFault.Exceeded(whole, parts))
        : Optional.empty();
  }

  /** A TaskManager's heap and network memory: one is what the other leaves. */
  private Optional<MemoryFault> heap(MemoryPart whole, List<MemoryPart> parts, long flink) {
    MemoryRange network = options.range(Bounded.NETWORK);
    Optional<MemoryPart> heap = options.given(TASK_HEAP);
    parts.add(heap.orElseGet(() -> network.of(flink)));
    if (heap.isPresent()) {
      return rest(whole, parts, network);
    }
    return MemoryPart.sum("", parts).bytes() > whole.bytes()
        ? Optional.of(new MemoryFault.Exceeded(whole, parts))
        : Optional.empty();
  }

  /** What is left of a whole has to be within the bounds of the last part. */
  private static Optional<MemoryFault> rest(
      MemoryPart whole, List<MemoryPart> parts, MemoryRange last) {
    long rest = whole.bytes() - MemoryPart.sum("", parts).bytes();
    if (rest < 0) {
      return Optional.of(new MemoryFault.Exceeded(whole, parts));
    }
    return last.contains(rest)
        ? Optional.empty()
        : Optional.of(new MemoryFault.Rest(whole, parts, rest, last));
  }

  /** The JVM's own memory around Flink's. */
  private Optional<MemoryFault> around(MemoryPart flink) {
    List<MemoryPart> parts = List.of(flink, options.size(METASPACE));
    Optional<MemoryPart> process = options.given(PROCESS);
    MemoryRange overhead = options.range(Bounded.OVERHEAD);
    if (process.isPresent()) {
      return rest(process.get(), parts, overhead);
    }
    long inside = MemoryPart.sum("", parts).bytes();
    Math.addExact(inside, overhead.beside(inside).bytes());
    return Optional.empty();
  }
}
