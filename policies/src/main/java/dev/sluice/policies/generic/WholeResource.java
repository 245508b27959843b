package dev.sluice.policies.generic;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import dev.sluice.policies.kind.FieldType;

/**
 * The whole object.
 *
 * @param surface how users meet the kind
 */
public record WholeResource(Surface surface) {

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
