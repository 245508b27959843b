package dev.sluice.policies.documents;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the JSON values of one part, separated by white space or by nothing. */
final class JsonDocuments {
  private final Part part;
  private final int offset;
  private final JsonParser parser;
  private final Budget budget;
  private final boolean lenient;

  private JsonDocuments(Part part, Budget budget, boolean lenient) throws IOException {
    this.part = part;
    this.offset = part.content();
    this.parser = factory().createParser(part.whole().substring(offset, part.end()).toCharArray());
    this.budget = budget;
    this.lenient = lenient;
  }

  private static JsonFactory factory() {
    StreamReadConstraints limits =
        StreamReadConstraints.builder()
            .maxNestingDepth(Documents.MAX_DEPTH)
            .maxStringLength(Documents.MAX_CODE_POINTS * 2)
            .build();
    return JsonFactory.builder().streamReadConstraints(limits).build();
  }

  static Outcome read(Part part, Budget budget, boolean lenient) {
    List<Value> values = new ArrayList<>();
    try {
      new JsonDocuments(part, budget, lenient).readInto(values);
      return new Outcome(values, null, budget);
    } catch (Unreadable e) {
      return new Outcome(values, e, budget);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void readInto(List<Value> values) throws IOException {
    try {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        values.add(value(token));
      }
    } catch (JsonProcessingException e) {
      throw new Unreadable(at(e), Problems.of(e));
    }
  }

  private Position at(JsonProcessingException e) {
    long found = e.getLocation() == null ? -1 : e.getLocation().getCharOffset();
    long index = found < 0 ? parser.currentTokenLocation().getCharOffset() : found;
    return part.lines().atOffset(Math.clamp(offset + index, 0, part.end()));
  }

  private Position here() {
    return part.lines().atOffset(offset + (int) parser.currentTokenLocation().getCharOffset());
  }

  private Value value(JsonToken token) throws IOException {
    Position start = here();
    budget.spend(start);
    return switch (token) {
      case START_OBJECT -> object(start);
      case START_ARRAY -> list(start);
      default -> Value.scalar(scalar(token, start), start);
    };
  }

  private Value object(Position start) throws IOException {
    Fields fields = new Fields(lenient);
    for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
      String name = Surrogates.replaced(key);
      fields.declare(name, here());
      fields.put(name, value(parser.nextToken()));
    }
    return fields.at(start);
  }

  private Value list(Position start) throws IOException {
    ArrayNode tree = JsonNodeFactory.instance.arrayNode();
    List<Positions> elements = new ArrayList<>();
    for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
      Value element = value(t);
      tree.add(element.tree());
      elements.add(element.positions());
    }
    return new Value(tree, Positions.ofList(start, elements));
  }

  private JsonNode scalar(JsonToken token, Position start) throws IOException {
    return switch (token) {
      case VALUE_STRING -> TextNode.valueOf(Surrogates.replaced(parser.getText()));
      case VALUE_TRUE, VALUE_FALSE -> BooleanNode.valueOf(token == JsonToken.VALUE_TRUE);
      case VALUE_NULL -> NullNode.getInstance();
      case VALUE_NUMBER_INT -> integer();
      case VALUE_NUMBER_FLOAT -> fraction(start);
      default -> throw new IllegalStateException("no value: " + token);
    };
  }

  private JsonNode integer() throws IOException {
    return switch (parser.getNumberType()) {
      case INT -> IntNode.valueOf(parser.getIntValue());
      case LONG -> LongNode.valueOf(parser.getLongValue());
      default -> BigIntegerNode.valueOf(parser.getBigIntegerValue());
    };
  }

  private JsonNode fraction(Position start) throws IOException {
    double number = parser.getDoubleValue();
    if (Double.isInfinite(number)) {
      throw new Unreadable(start, "the number is too large; write a smaller one, or quote it");
    }
    return DoubleNode.valueOf(number);
  }
}
