package dev.sluice.policies.generic;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kind.Ruled;
import dev.sluice.policies.kubernetes.FieldPointer;
import java.util.List;
import java.util.Optional;

/**
 * A field without effect, unless the API server fills it in so.
 *
 * @param rule the rule on it
 * @param keys those of the map there that have none, if it is a map that may be there
 * @param fields those of the object there that have none, if it is an object that may be there
 * @param whenAt where there has to be a value
 * @param whenIs what that value has to be
 * @param why why it has none
 * @param fix what to do
 */
record IgnoredField(
    @JsonProperty(required = true) String rule,
    List<String> keys,
    List<String> fields,
    Optional<FieldPointer> whenAt,
    List<String> whenIs,
    @JsonProperty(required = true) String why,
    @JsonProperty(required = true) String fix)
    implements Ruled, Conditional {

  /** In profiles {@code ignored}. */
  static final FieldType<IgnoredField> TYPE = new FieldType<>("ignored", IgnoredField.class);
}
