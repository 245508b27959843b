package dev.sluice.policies.generic;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kind.Ruled;

/**
 * A value that an update must leave as it is once it is there.
 *
 * @param rule the rule on changes
 * @param mild whether it is the milder half of the rule
 * @param why why it cannot be changed
 * @param fix what to do
 */
public record ImmutableField(
    @JsonProperty(required = true) String rule,
    boolean mild,
    @JsonProperty(required = true) String why,
    @JsonProperty(required = true) String fix)
    implements Ruled {

  /** In profiles {@code immutable}. */
  public static final FieldType<ImmutableField> TYPE =
      new FieldType<>("immutable", ImmutableField.class);
}
