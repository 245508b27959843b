package dev.sluice.webhook.json;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a tree of what rules can look at. As its {@link Outline} says, fields are left out, or read
 * once where an object of the same outline holds the same bytes: both are then one node, so that a
 * tree is to be read only. A field given twice is an error where the tree would lose one.
 */
public final class TreeReader {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final JsonParser parser;
  private final @Nullable SkippingParser skipping;
  private final IdentityHashMap<Outline, Map<String, Known>> known = new IdentityHashMap<>(4);

  /**
   * What is known of a value beforehand.
   *
   * @param isOmitted nothing of it is read
   * @param isRepeated it is an object that stands twice, in most of its fields alike
   * @param fields of an object, the outlines of its fields; others have none
   */
  public record Outline(boolean isOmitted, boolean isRepeated, Map<String, Outline> fields) {
    public static final Outline OMITTED = new Outline(true, false, Map.of());
    public static final Outline NONE = of(Map.of());

    public static Outline of(Map<String, Outline> fields) {
      return new Outline(false, false, fields);
    }

    public static Outline repeated(Map<String, Outline> fields) {
      return new Outline(false, true, fields);
    }

    private Outline field(String name) {
      return fields.isEmpty() ? NONE : fields.getOrDefault(name, NONE);
    }
  }

  /** A field that was read, and the positions after its opening and its closing bracket. */
  private record Known(int from, int to, JsonNode value) {}

  private TreeReader(JsonParser parser) {
    this.parser = parser;
    this.skipping = parser instanceof SkippingParser able ? able : null;
  }

  /** The one value of a text; nothing but space may follow it. Null where there is none. */
  static @Nullable JsonNode read(JsonParser parser, Outline outline) throws IOException {
    TreeReader reader = new TreeReader(parser);
    JsonToken first = parser.nextToken();
    if (first == null) {
      return null;
    }
    JsonNode tree = reader.value(first, outline);
    if (parser.nextToken() != null) {
      throw new JsonParseException(parser, "something follows the end of the JSON value");
    }
    return tree;
  }

  private JsonNode value(JsonToken token, Outline outline) throws IOException {
    return switch (token) {
      case START_OBJECT -> object(outline);
      case START_ARRAY -> array();
      case VALUE_STRING -> NODES.textNode(text());
      case VALUE_NUMBER_INT -> integer();
      case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDoubleValue());
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      case VALUE_NULL -> NODES.nullNode();
      default -> throw new JsonParseException(parser, "unexpected " + token);
    };
  }

  private JsonNode object(Outline outline) throws IOException {
    ObjectNode object = NODES.objectNode();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      Outline inner = outline.field(name);
      JsonToken token = parser.nextToken();
      if (inner.isOmitted) {
        parser.skipChildren();
      } else if (object.replace(name, field(outline, name, token, inner)) != null) {
        throw new JsonParseException(parser, "Duplicate field '" + name + "'");
      }
    }
    return object;
  }

  private JsonNode field(Outline outline, String name, JsonToken token, Outline inner)
      throws IOException {
    return outline.isRepeated && skipping != null && token.isStructStart()
        ? repeated(skipping, known.computeIfAbsent(outline, o -> new HashMap<>()), name, inner)
        : value(token, inner);
  }

  private JsonNode repeated(
      SkippingParser skipping, Map<String, Known> fields, String name, Outline inner)
      throws IOException {
    Known before = fields.get(name);
    if (before != null && skipping.skipAlike(before.from, before.to)) {
      return before.value;
    }
    int from = skipping.position();
    int line = skipping.line();
    JsonNode value = value(skipping.currentToken(), inner);
    if (skipping.line() == line) {
      fields.put(name, new Known(from, skipping.position(), value));
    }
    return value;
  }

  private JsonNode array() throws IOException {
    ArrayNode array = NODES.arrayNode();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      array.add(value(token, Outline.NONE));
    }
    return array;
  }

  private String text() throws IOException {
    return skipping == null ? parser.getText() : skipping.takeText();
  }

  private JsonNode integer() throws IOException {
    return switch (parser.getNumberType()) {
      case INT -> NODES.numberNode(parser.getIntValue());
      case LONG -> NODES.numberNode(parser.getLongValue());
      default -> NODES.numberNode(parser.getBigIntegerValue());
    };
  }
}
