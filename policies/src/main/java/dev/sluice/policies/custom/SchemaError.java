package dev.sluice.policies.custom;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.FieldPath;

/**
 * What networknt says of a value, as the API server would: the field that is missing or not known
 * is the place, not the object that it is or should be in.
 */
public record SchemaError(FieldPath path, ErrorType type) {

  /**
   * @param below where the validated value is
   * @param root the value
   */
  public static SchemaError of(FieldPath below, JsonNode root, Error error) {
    FieldPath path = at(below, error);
    boolean named = at(FieldPath.ROOT, error).in(root).isObject() && error.getProperty() != null;
    return switch (error.getKeyword()) {
      case "additionalProperties" ->
          new SchemaError(
              named ? Place.member(path, error.getProperty()) : path, ErrorType.Forbidden);
      case "required" ->
          new SchemaError(Place.member(path, error.getProperty()), ErrorType.Required);
      case "enum" -> new SchemaError(path, ErrorType.NotSupported);
      case "type" -> new SchemaError(path, ErrorType.TypeInvalid);
      case "maxLength" -> new SchemaError(path, ErrorType.TooLong);
      default -> new SchemaError(path, ErrorType.Invalid);
    };
  }

  /** The value that an error is about. */
  public static FieldPath at(FieldPath root, Error error) {
    FieldPath path = root;
    for (int i = 0; i < error.getInstanceLocation().getNameCount(); i++) {
      Object element = error.getInstanceLocation().getElement(i);
      path =
          element instanceof Integer index
              ? path.index(index)
              : Place.member(path, element.toString());
    }
    return path;
  }
}
