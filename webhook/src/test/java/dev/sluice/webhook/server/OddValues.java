package dev.sluice.webhook.server;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Changes to a review that no author of a rule thinks of, chosen by the fuzzer's data. */
final class OddValues {
  /** ASCII, so that halves of surrogate pairs get through as escapes. */
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static final String[] TEXTS = {
    "",
    " ",
    "a",
    "A",
    "-",
    ".",
    "/",
    "~",
    "~1",
    "*",
    "\n",
    "a\nb",
    "\t",
    "\0",
    "\u007f",
    "\u0085",
    "\u2028",
    "\ud800",
    "\udc00",
    "\ud83d\ude00",
    "$(X)",
    "${x}",
    "[0]",
    "true",
    "null",
    "0",
    "-1",
    "1e9",
    "1e999999999",
    "9223372036854775808",
    "0x1F",
    "1.5",
    "100Gi",
    "1e3Ki",
    "-5m",
    "100m",
    "1g",
    "5 gb",
    "10%",
    "1h30m",
    "2026-11-20T12:00:00Z",
    "a=b,c=d",
    "a:1;b:2",
    "local:///a.jar",
    "name",
    "spec",
    "kind",
    "Deployment",
    "CREATE",
    "UPDATE",
    "v1",
    "flink-main-container",
  };

  private final FuzzedDataProvider data;
  private final JsonNode other;

  /**
   * @param data what decides
   * @param other where values are taken from
   */
  OddValues(FuzzedDataProvider data, JsonNode other) {
    this.data = data;
    this.other = other;
  }

  static byte[] body(JsonNode review) {
    try {
      return JSON.writeValueAsString(review).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Changes one member of one object or list. */
  void change(ObjectNode review) {
    boolean anywhere = data.consumeInt(0, 15) == 0;
    List<ContainerNode<?>> containers = containers(anywhere ? review : review.path("request"));
    switch (data.pickValue(containers)) {
      case ObjectNode object -> changeMember(object);
      case ArrayNode list -> changeElement(list);
      default -> throw new IllegalStateException("neither object nor list");
    }
  }

  private void changeMember(ObjectNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    String name = names.isEmpty() ? text() : data.pickValue(names);
    JsonNode value = object.path(name);
    switch (data.consumeInt(0, 5)) {
      case 0 -> object.remove(name);
      case 1 -> object.set(text(), value.isMissingNode() ? value() : value.deepCopy());
      case 2 -> object.set(text(), value());
      case 3 -> object.set(name, wrapped(value));
      default -> object.set(name, value());
    }
  }

  private void changeElement(ArrayNode list) {
    int index = data.consumeInt(0, Math.max(0, list.size() - 1));
    JsonNode value = list.isEmpty() ? value() : list.get(index);
    switch (data.consumeInt(0, 4)) {
      case 0 -> list.remove(index);
      case 1 -> list.insert(index, value.deepCopy());
      case 2 -> repeat(list, value);
      case 3 -> list.add(value());
      default -> {
        list.remove(index);
        list.insert(index, value());
      }
    }
  }

  private void repeat(ArrayNode list, JsonNode value) {
    for (int times = data.consumeInt(1, 150); times > 0; times--) {
      list.add(value.deepCopy());
    }
  }

  private JsonNode wrapped(JsonNode value) {
    JsonNode wrapped = value.isMissingNode() ? NODES.nullNode() : value;
    for (int depth = data.consumeInt(1, 900); depth > 0; depth--) {
      wrapped =
          depth % 2 == 0 ? NODES.arrayNode().add(wrapped) : NODES.objectNode().set(text(), wrapped);
    }
    return wrapped;
  }

  private JsonNode value() {
    return switch (data.consumeInt(0, 12)) {
      case 0 -> NODES.nullNode();
      case 1 -> NODES.booleanNode(data.consumeBoolean());
      case 2 -> NODES.objectNode();
      case 3 -> NODES.arrayNode();
      case 4 -> NODES.arrayNode().addNull().add(value());
      case 5 -> NODES.objectNode().set(text(), value());
      case 6 -> number();
      case 7 -> NODES.numberNode(data.consumeLong());
      case 8 -> NODES.numberNode(data.consumeInt(-2, 70_000));
      case 9, 10 -> data.pickValue(containers(other)).deepCopy();
      default -> NODES.textNode(text());
    };
  }

  private JsonNode number() {
    return switch (data.consumeInt(0, 4)) {
      case 0 -> NODES.numberNode(data.consumeRegularDouble());
      case 1 -> NODES.numberNode(new BigDecimal("1e400"));
      case 2 -> NODES.numberNode(BigInteger.TEN.pow(100));
      case 3 -> NODES.numberNode(1.0);
      default -> NODES.numberNode(-0.0);
    };
  }

  private String text() {
    return switch (data.consumeInt(0, 9)) {
      case 0 -> data.consumeString(30);
      case 1 -> data.pickValue(TEXTS) + data.pickValue(TEXTS);
      case 2 -> data.pickValue(TEXTS).repeat(data.consumeInt(0, 5_000));
      case 3, 4, 5 -> anyText();
      default -> data.pickValue(TEXTS);
    };
  }

  /** A name or text of the other review. */
  private String anyText() {
    JsonNode container = data.pickValue(containers(other));
    List<String> texts = new ArrayList<>(List.of(""));
    container.fieldNames().forEachRemaining(texts::add);
    container.elements().forEachRemaining(e -> texts.add(e.asText()));
    return data.pickValue(texts);
  }

  private static List<ContainerNode<?>> containers(JsonNode root) {
    List<ContainerNode<?>> found = new ArrayList<>();
    collect(root, found);
    return found.isEmpty() ? List.of(NODES.objectNode()) : found;
  }

  private static void collect(JsonNode node, List<ContainerNode<?>> into) {
    if (node instanceof ContainerNode<?> container) {
      into.add(container);
      container.elements().forEachRemaining(child -> collect(child, into));
    }
  }
}
