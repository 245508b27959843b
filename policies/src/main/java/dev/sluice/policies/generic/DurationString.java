package dev.sluice.policies.generic;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kind.Ruled;

/**
 * A duration as a string.
 *
 * @param rule the rule on strings that are none
 */
record DurationString(@JsonProperty(required = true) String rule) implements Ruled {

  /** In profiles {@code duration}. */
  static final FieldType<DurationString> TYPE = new FieldType<>("duration", DurationString.class);
}
