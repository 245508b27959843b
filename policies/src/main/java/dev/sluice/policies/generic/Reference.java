package dev.sluice.policies.generic;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kind.Ruled;

/**
 * The name of another object of the same namespace.
 *
 * @param rule the rule on names of objects that are not there
 * @param group the object's API group; empty for the core group
 * @param kind the object's kind
 */
public record Reference(
    @JsonProperty(required = true) String rule,
    String group,
    @JsonProperty(required = true) String kind)
    implements Ruled {

  /** In profiles {@code reference}. */
  static final FieldType<Reference> TYPE = new FieldType<>("reference", Reference.class);
}
