package dev.sluice.policies.generic;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kind.Ruled;
import dev.sluice.policies.kubernetes.FieldPointer;
import java.util.List;
import java.util.Optional;

/**
 * An object that needs at least one of some fields.
 *
 * @param rule the rule on none
 * @param fields pointers to the fields, from the object
 * @param orAt what makes up for none
 * @param mild whether defaults that are not known here may give one
 * @param emptyPasses whether an empty string is one
 * @param whenAt where there has to be a value
 * @param whenIs what that value has to be
 */
record AnyOfFields(
    @JsonProperty(required = true) String rule,
    @JsonProperty(required = true) List<FieldPointer> fields,
    Optional<FieldPointer> orAt,
    boolean mild,
    boolean emptyPasses,
    Optional<FieldPointer> whenAt,
    List<String> whenIs)
    implements Ruled, Conditional {

  /** In profiles {@code required-any}. */
  static final FieldType<AnyOfFields> TYPE = new FieldType<>("required-any", AnyOfFields.class);
}
