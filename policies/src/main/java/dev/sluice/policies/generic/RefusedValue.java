package dev.sluice.policies.generic;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kind.Ruled;
import java.util.List;

/**
 * A string of which some values are known and refused.
 *
 * @param rule the rule on them
 * @param values the refused ones
 * @param why why they are refused
 * @param fix what to do
 */
record RefusedValue(
    @JsonProperty(required = true) String rule,
    @JsonProperty(required = true) List<String> values,
    @JsonProperty(required = true) String why,
    @JsonProperty(required = true) String fix)
    implements Ruled {

  /** In profiles {@code refused-value}. */
  static final FieldType<RefusedValue> TYPE = new FieldType<>("refused-value", RefusedValue.class);
}
