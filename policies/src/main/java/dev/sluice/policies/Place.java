package dev.sluice.policies;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * Where something sits in one kind, as a kind profile says.
 *
 * @param type what sits there
 * @param at pointer of field names from the root of the object
 * @param path the same as a field path
 * @param partial whether the place belongs to a fragment, in which nothing is missing
 * @param attributes what else the profile says of it; the names depend on the type
 */
public record Place(
    PlaceType type, JsonPointer at, FieldPath path, boolean partial, JsonNode attributes) {

  /** The attribute as text; empty where the profile does not give it. */
  public String text(String attribute) {
    return attributes.path(attribute).asText("");
  }

  /** Whether the attribute is given as true. */
  public boolean flag(String attribute) {
    return attributes.path(attribute).asBoolean(false);
  }

  /** The attribute as texts: of a list, or a single one. */
  public List<String> texts(String attribute) {
    JsonNode value = attributes.path(attribute);
    return value.isArray()
        ? StreamSupport.stream(value.spliterator(), false).map(JsonNode::asText).toList()
        : value.isMissingNode() ? List.of() : List.of(value.asText());
  }
}
