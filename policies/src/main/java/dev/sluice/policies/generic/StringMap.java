package dev.sluice.policies.generic;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kind.Ruled;
import java.util.List;

/**
 * A map from strings to strings.
 *
 * @param rule the rule on what is none
 * @param managed keys that the system sets itself
 */
record StringMap(@JsonProperty(required = true) String rule, List<String> managed)
    implements Ruled {

  /** In profiles {@code string-map}. */
  static final FieldType<StringMap> TYPE = new FieldType<>("string-map", StringMap.class);
}
