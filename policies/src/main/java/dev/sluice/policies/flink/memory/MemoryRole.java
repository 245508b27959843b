package dev.sluice.policies.flink.memory;

/** A process of Flink's whose memory is divided. */
public enum MemoryRole {
  JOBMANAGER("jobmanager"),
  TASKMANAGER("taskmanager");

  private final String memory;
  private final String processSize;
  private final String options;
  private final String heapSize;
  private final String heapMegabytes;

  MemoryRole(String word) {
    this.memory = word + ".memory.";
    this.processSize = memory + "process.size";
    this.options = word + ".";
    this.heapSize = word + ".heap.size";
    this.heapMegabytes = word + ".heap.mb";
  }

  /** The beginning of its options about memory. */
  String memory() {
    return memory;
  }

  /** The beginning of all its options. */
  String options() {
    return options;
  }

  /** The option of all its memory. */
  public String processSize() {
    return processSize;
  }

  /** The option before Flink 1.10 that stands for the whole where that is not set. */
  String heapSize() {
    return heapSize;
  }

  /** An older one. */
  String heapMegabytes() {
    return heapMegabytes;
  }
}
