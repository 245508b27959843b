package dev.sluice.webhook;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a tree of what rules can look at: members that are {@link Omitted} are passed over, which
 * costs a third of a tree, and a member given twice is an error where the tree would lose one.
 */
final class TreeReader {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final JsonParser parser;

  /**
   * What not to make a tree of.
   *
   * @param whole nothing of the value
   * @param below of an object, what of its members
   */
  record Omitted(boolean whole, Map<String, Omitted> below) {
    static final Omitted WHOLE = new Omitted(true, Map.of());
    static final Omitted NOTHING = below(Map.of());

    static Omitted below(Map<String, Omitted> members) {
      return new Omitted(false, members);
    }
  }

  private TreeReader(JsonParser parser) {
    this.parser = parser;
  }

  /** The one value of a text; nothing but space may follow it. Null where there is none. */
  static @Nullable JsonNode read(JsonParser parser, Omitted omitted) throws IOException {
    TreeReader reader = new TreeReader(parser);
    JsonToken first = parser.nextToken();
    if (first == null) {
      return null;
    }
    JsonNode tree = reader.value(first, omitted);
    if (parser.nextToken() != null) {
      throw new JsonParseException(parser, "something follows the end of the JSON value");
    }
    return tree;
  }

  private JsonNode value(JsonToken token, Omitted omitted) throws IOException {
    return switch (token) {
      case START_OBJECT -> object(omitted);
      case START_ARRAY -> array();
      case VALUE_STRING -> NODES.textNode(parser.getText());
      case VALUE_NUMBER_INT -> integer();
      case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDoubleValue());
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      case VALUE_NULL -> NODES.nullNode();
      default -> throw new JsonParseException(parser, "unexpected " + token);
    };
  }

  private JsonNode object(Omitted omitted) throws IOException {
    ObjectNode object = NODES.objectNode();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      Omitted inner = omitted.below.getOrDefault(name, Omitted.NOTHING);
      JsonToken token = parser.nextToken();
      if (inner.whole) {
        parser.skipChildren();
      } else if (object.replace(name, value(token, inner)) != null) {
        throw new JsonParseException(parser, "Duplicate field '" + name + "'");
      }
    }
    return object;
  }

  private JsonNode array() throws IOException {
    ArrayNode array = NODES.arrayNode();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      array.add(value(token, Omitted.NOTHING));
    }
    return array;
  }

  private JsonNode integer() throws IOException {
    return switch (parser.getNumberType()) {
      case INT -> NODES.numberNode(parser.getIntValue());
      case LONG -> NODES.numberNode(parser.getLongValue());
      default -> NODES.numberNode(parser.getBigIntegerValue());
    };
  }
}
