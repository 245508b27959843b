package dev.sluice.policies.ververica;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sluice.policies.generic.KnownFields;
import dev.sluice.policies.kind.FieldType;
import java.util.List;
import java.util.Map;

/**
 * A list of environment variables of pods.
 *
 * @param rule the rule on fields that a variable does not have
 * @param fields the names of those it has
 * @param hints what to do about some of the names that it does not have
 */
record EnvVars(
    @JsonProperty(required = true) String rule,
    @JsonProperty(required = true) List<String> fields,
    Map<String, String> hints)
    implements KnownFields {

  /** In profiles {@code ververica-env-vars}. */
  static final FieldType<EnvVars> TYPE = new FieldType<>("ververica-env-vars", EnvVars.class);
}
