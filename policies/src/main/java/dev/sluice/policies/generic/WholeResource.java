package dev.sluice.policies.generic;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import dev.sluice.policies.kind.FieldType;

/**
 * The whole object.
 *
 * @param surface how users meet the kind
 * @param named whether a rule of the kind's own asks for its name
 */
public record WholeResource(Surface surface, boolean named) {

  /** In profiles {@code resource}. */
  public static final FieldType<WholeResource> TYPE =
      new FieldType<>("resource", WholeResource.class);

  /** How users meet a kind. */
  public enum Surface {
    /** As a resource of the Kubernetes API. */
    @JsonEnumDefaultValue
    kubernetes,
    /** As a document of a platform's REST API. */
    rest
  }
}
