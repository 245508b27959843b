package dev.sluice.policies.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the nodes of trees a thousand times a verdict. Of so many classes of nodes a
 * call of a method that each has in its own way costs more than a comparison of classes.
 */
public final class Nodes {
  private Nodes() {}

  /** Whether there is a value; an explicit null is none. */
  public static boolean isSet(JsonNode node) {
    return !(node instanceof MissingNode) && !(node instanceof NullNode);
  }

  /** The field of an object; a missing node where it has none, or where this is no object. */
  public static JsonNode field(JsonNode node, String name) {
    JsonNode field = node instanceof ObjectNode object ? object.get(name) : null;
    return field == null ? MissingNode.getInstance() : field;
  }

  /** The string; null where it is none. */
  public static @Nullable String text(JsonNode node) {
    return node instanceof TextNode text ? text.textValue() : null;
  }

  /** Whether it is nothing, null, or an empty string, list or object. */
  public static boolean isEmpty(JsonNode node) {
    return switch (node) {
      case TextNode text -> text.textValue().isEmpty();
      case ObjectNode object -> object.isEmpty();
      case ArrayNode list -> list.isEmpty();
      default -> !isSet(node);
    };
  }
}
