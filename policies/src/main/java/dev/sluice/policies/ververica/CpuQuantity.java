package dev.sluice.policies.ververica;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sluice.policies.kind.FieldType;
import java.math.BigDecimal;

/**
 * CPU for one of Flink's processes.
 *
 * @param grammar how it is written
 * @param minimum in cores
 */
record CpuQuantity(
    @JsonProperty(required = true) Grammar grammar,
    @JsonProperty(required = true) BigDecimal minimum) {

  /** In profiles {@code cpu}. */
  static final FieldType<CpuQuantity> TYPE = new FieldType<>("cpu", CpuQuantity.class);

  /** How CPU is written. */
  enum Grammar {
    /** As a decimal number of cores. */
    decimal,
    /** As a quantity of Kubernetes. */
    quantity
  }
}
