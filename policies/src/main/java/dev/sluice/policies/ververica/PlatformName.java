package dev.sluice.policies.ververica;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kind.Ruled;

/**
 * The name of a deployment in Ververica Platform.
 *
 * @param rule the rule on names that the platform refuses
 * @param mild whether the platform may be older than the rule
 */
record PlatformName(@JsonProperty(required = true) String rule, boolean mild) implements Ruled {

  /** In profiles {@code platform-name}. */
  static final FieldType<PlatformName> TYPE = new FieldType<>("platform-name", PlatformName.class);
}
