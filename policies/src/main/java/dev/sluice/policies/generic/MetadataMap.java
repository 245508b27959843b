package dev.sluice.policies.generic;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kind.Ruled;

/**
 * A map of labels or annotations for an object to be made.
 *
 * @param rule the rule on what such an object cannot have
 * @param holds which of them
 */
record MetadataMap(
    @JsonProperty(required = true) String rule, @JsonProperty(required = true) Holds holds)
    implements Ruled {

  /** In profiles {@code metadata-map}. */
  static final FieldType<MetadataMap> TYPE = new FieldType<>("metadata-map", MetadataMap.class);

  /** What the map holds. */
  enum Holds {
    labels,
    annotations
  }
}
