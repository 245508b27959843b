package dev.sluice.policies.ververica;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kind.Ruled;

/**
 * Memory for one of Flink's processes.
 *
 * @param rule the rule on too little
 * @param minimum as Ververica writes memory
 * @param advised the minimum of newer versions; empty where it is the same
 */
record MemorySize(
    @JsonProperty(required = true) String rule,
    @JsonProperty(required = true) String minimum,
    String advised)
    implements Ruled {

  /** In profiles {@code memory-size}. */
  static final FieldType<MemorySize> TYPE = new FieldType<>("memory-size", MemorySize.class);

  /** What is enough for every version. */
  String enough() {
    return advised.isEmpty() ? minimum : advised;
  }
}
