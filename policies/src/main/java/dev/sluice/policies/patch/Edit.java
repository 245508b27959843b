package dev.sluice.policies.patch;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.Located;
import java.util.List;

/**
 * A change of one field of an object.
 *
 * @param field the field; what is above it is there, or added by an edit before
 * @param operation add, replace or remove
 */
public record Edit(FieldPath field, PatchOperation operation) {

  /** Sets a field that is not there, or null; puts an element into a list. */
  public static Edit add(Located field, JsonNode value) {
    return new Edit(field.path(), new PatchOperation.Add(pointer(field), value));
  }

  /** Sets a field, or an element of a list, that is there. */
  public static Edit replace(Located field, JsonNode value) {
    return new Edit(field.path(), new PatchOperation.Replace(pointer(field), value));
  }

  /** Removes a field, or an element of a list, that is there. */
  public static Edit remove(Located field) {
    return new Edit(field.path(), new PatchOperation.Remove(pointer(field)));
  }

  private static JsonPointer pointer(Located field) {
    return JsonPointer.compile(field.path().pointer());
  }

  /**
   * Does it to a draft.
   *
   * @throws IllegalStateException where the field or what is above it is not as it must be: the API
   *     server would refuse the user's request for it
   */
  public void applyTo(Draft draft) {
    List<String> tokens = Pointers.tokens(operation.path());
    if (tokens.isEmpty()) {
      throw cannot();
    }
    List<String> above = tokens.subList(0, tokens.size() - 1);
    JsonNode parent = draft.at(above);
    if (parent.isObject()) {
      applyToMember(draft, tokens, parent.has(tokens.getLast()));
    } else if (parent.isArray()) {
      applyToElement(draft, above, Pointers.index(tokens.getLast()), parent.size());
    } else {
      throw cannot();
    }
  }

  private void applyToMember(Draft draft, List<String> tokens, boolean there) {
    switch (operation) {
      case PatchOperation.Add(_, JsonNode value) -> draft.set(tokens, value);
      case PatchOperation.Replace(_, JsonNode value) when there -> draft.set(tokens, value);
      case PatchOperation.Remove _ when there -> draft.remove(tokens);
      default -> throw cannot();
    }
  }

  private void applyToElement(Draft draft, List<String> list, int index, int size) {
    boolean there = index >= 0 && index < size;
    switch (operation) {
      case PatchOperation.Add(_, JsonNode value) when there || index == size ->
          draft.insert(list, index, value);
      case PatchOperation.Replace(_, JsonNode value) when there -> draft.set(list, index, value);
      case PatchOperation.Remove _ when there -> draft.remove(list, index);
      default -> throw cannot();
    }
  }

  private IllegalStateException cannot() {
    return new IllegalStateException("cannot " + operation.name() + " " + field);
  }
}
