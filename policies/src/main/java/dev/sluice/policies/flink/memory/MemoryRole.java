package dev.sluice.policies.flink.memory;

/** A process of Flink's whose memory is divided. */
public enum MemoryRole {
  JOBMANAGER("jobmanager"),
  TASKMANAGER("taskmanager");

  private final String memory;
  private final String processSize;
  private final String heap;

  MemoryRole(String word) {
    this.memory = word + ".memory.";
    this.processSize = memory + "process.size";
    this.heap = word + ".heap.";
  }

  /** The beginning of its options about memory. */
  String memory() {
    return memory;
  }

  /** The option of all its memory. */
  public String processSize() {
    return processSize;
  }

  /**
   * The beginning of its options before Flink 1.10, which stand for the whole where it is not set.
   */
  String heap() {
    return heap;
  }
}
