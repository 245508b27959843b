package dev.sluice.policies.flink.memory;

/** A process of Flink's whose memory is divided. */
public enum MemoryRole {
  JOBMANAGER("jobmanager"),
  TASKMANAGER("taskmanager");

  private final String word;

  MemoryRole(String word) {
    this.word = word;
  }

  /** The beginning of its options about memory. */
  String memory() {
    return word + ".memory.";
  }

  /** The option of all its memory. */
  public String processSize() {
    return memory() + "process.size";
  }

  /**
   * The beginning of its options before Flink 1.10, which stand for the whole where it is not set.
   */
  String heap() {
    return word + ".heap.";
  }
}
