package dev.sluice.policies.generic;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sluice.policies.kind.FieldType;
import java.util.List;
import java.util.Map;

/**
 * An object whose fields are a closed set.
 *
 * @param rule the rule on fields that it does not have
 * @param fields the names of those it has
 * @param tolerated names that are merely useless
 * @param hints what to do about some of the names that it does not have
 * @param map whether the names are keys of a map
 */
record ClosedObject(
    @JsonProperty(required = true) String rule,
    @JsonProperty(required = true) List<String> fields,
    List<String> tolerated,
    Map<String, String> hints,
    boolean map)
    implements KnownFields {

  /** In profiles {@code object}. */
  static final FieldType<ClosedObject> TYPE = new FieldType<>("object", ClosedObject.class);
}
