package dev.sluice.policies.patch;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.Value;

/**
 * A change of one field of an object.
 *
 * @param field the field; what is above it is there, or added by an edit before
 * @param operation add, replace or remove
 */
public record Edit(FieldPath field, PatchOperation operation) {

  /** Sets a field that is not there, or null. */
  public static Edit add(Value field, JsonNode value) {
    return new Edit(field.path(), new PatchOperation.Add(pointer(field), value));
  }

  /** Sets a field that is there. */
  public static Edit replace(Value field, JsonNode value) {
    return new Edit(field.path(), new PatchOperation.Replace(pointer(field), value));
  }

  /** Removes a field that is there. */
  public static Edit remove(Value field) {
    return new Edit(field.path(), new PatchOperation.Remove(pointer(field)));
  }

  private static JsonPointer pointer(Value field) {
    return JsonPointer.compile(field.path().pointer());
  }

  /**
   * Does it to an object of one's own.
   *
   * @throws IllegalStateException where the field or what is above it is not as it must be: the API
   *     server would refuse the user's request for it
   */
  public void applyTo(JsonNode object) {
    String name = operation.path().last().getMatchingProperty();
    if (!(object.at(operation.path().head()) instanceof ObjectNode parent)) {
      throw cannot();
    }
    switch (operation) {
      case PatchOperation.Add(JsonPointer path, JsonNode value) ->
          parent.set(name, value.deepCopy());
      case PatchOperation.Replace(JsonPointer path, JsonNode value) when parent.has(name) ->
          parent.set(name, value.deepCopy());
      case PatchOperation.Remove remove when parent.has(name) -> parent.remove(name);
      default -> throw cannot();
    }
  }

  private IllegalStateException cannot() {
    return new IllegalStateException("cannot " + operation.name() + " " + field);
  }
}
