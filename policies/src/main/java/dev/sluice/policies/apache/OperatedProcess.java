package dev.sluice.policies.apache;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sluice.policies.flink.memory.MemoryRole;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.FieldPointer;
import java.util.List;

/**
 * A JobManager or TaskManager with its resources.
 *
 * @param rows how the ids of its rules begin, such as {@code FD-JM}
 * @param memoryOptions alternatives of options that together make up for memory
 * @param configurationAt the options
 */
record OperatedProcess(
    @JsonProperty(required = true) String rows,
    @JsonProperty(required = true) List<List<String>> memoryOptions,
    @JsonProperty(required = true) FieldPointer configurationAt) {
  static final FieldType<OperatedProcess> TYPE =
      new FieldType<>("operated-process", OperatedProcess.class);

  /** Which one it is to Flink. */
  MemoryRole process() {
    return rows.equals("FD-TM") ? MemoryRole.TASKMANAGER : MemoryRole.JOBMANAGER;
  }
}
