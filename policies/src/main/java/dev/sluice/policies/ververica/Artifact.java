package dev.sluice.policies.ververica;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sluice.policies.kind.FieldType;
import java.util.List;
import java.util.Map;

/**
 * What a deployment runs.
 *
 * @param kinds the kinds of artifact in the order of the profile, each with the fields of which it
 *     needs one
 */
record Artifact(@JsonProperty(required = true) Map<String, List<String>> kinds) {

  /** In profiles {@code ververica-artifact}. */
  static final FieldType<Artifact> TYPE = new FieldType<>("ververica-artifact", Artifact.class);
}
