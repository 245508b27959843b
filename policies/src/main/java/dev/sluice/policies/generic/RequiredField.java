package dev.sluice.policies.generic;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kind.Ruled;
import dev.sluice.policies.kubernetes.FieldPointer;
import dev.sluice.policies.kubernetes.Value;
import java.util.List;
import java.util.Optional;

/**
 * A field that must be given.
 *
 * @param rule the rule on its absence
 * @param mild whether it is the milder half of the rule
 * @param whenAt where there has to be a value
 * @param whenIs what that value has to be
 * @param unlessAt where there has to be none
 * @param unlessMerged whether it does not count where the object is laid over what is there already
 * @param emptyPasses whether an empty string is enough
 * @param ifSet whether it counts only if the field is there, but empty
 * @param why why it must be given
 * @param fix what to do
 */
record RequiredField(
    @JsonProperty(required = true) String rule,
    boolean mild,
    Optional<FieldPointer> whenAt,
    List<String> whenIs,
    Optional<FieldPointer> unlessAt,
    boolean unlessMerged,
    boolean emptyPasses,
    boolean ifSet,
    @JsonProperty(required = true) String why,
    @JsonProperty(required = true) String fix)
    implements Ruled, Conditional {

  /** In profiles {@code required}. */
  static final FieldType<RequiredField> TYPE = new FieldType<>("required", RequiredField.class);

  /** Whether such a value is enough. */
  boolean isMetBy(Value value) {
    return emptyPasses ? value.isSet() : value.isPresent() || (ifSet && !value.isSet());
  }
}
