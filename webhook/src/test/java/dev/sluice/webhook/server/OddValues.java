package dev.sluice.webhook.server;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteConstraints;
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

/** Changes to a review that no author of a rule thinks of, chosen by a fuzzer or at random. */
final class OddValues {
  /** ASCII, so that halves of surrogate pairs get through as escapes. */
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                  .streamWriteConstraints(
                      StreamWriteConstraints.builder().maxNestingDepth(Integer.MAX_VALUE).build())
                  .build())
          .build();

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static final List<String> TEXTS =
      List.of(
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
          "flink-main-container");

  /** So many characters may be added by repeating, lest repeats of repeats fill the heap. */
  private static final int LARGEST = 20_000;

  private final Choices choices;
  private final JsonNode other;

  /**
   * @param choices what decides
   * @param other where values are taken from
   */
  OddValues(Choices choices, JsonNode other) {
    this.choices = choices;
    this.other = other;
  }

  static byte[] body(JsonNode review) {
    return text(review).getBytes(StandardCharsets.UTF_8);
  }

  /** JSON of any depth, in ASCII. */
  static String text(JsonNode node) {
    try {
      return JSON.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Changes one field of one object, or one element of one list. */
  void change(ObjectNode review) {
    boolean anywhere = choices.between(0, 15) == 0;
    changeBelow(anywhere ? review : review.path("request"));
  }

  /** Changes one field of one object, or one element of one list, at a node or below. */
  void changeBelow(JsonNode node) {
    switch (choices.pick(containers(node))) {
      case ObjectNode object -> changeMember(object);
      case ArrayNode list -> changeElement(list);
      default -> throw new IllegalStateException("neither object nor list");
    }
  }

  private void changeMember(ObjectNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    String name = names.isEmpty() ? text() : choices.pick(names);
    JsonNode value = object.path(name);
    switch (choices.between(0, 5)) {
      case 0 -> object.remove(name);
      case 1 -> object.set(text(), value.isMissingNode() ? value() : value.deepCopy());
      case 2 -> object.set(text(), value());
      case 3 -> object.set(name, wrapped(value));
      default -> object.set(name, value());
    }
  }

  private void changeElement(ArrayNode list) {
    int index = choices.between(0, Math.max(0, list.size() - 1));
    JsonNode value = list.isEmpty() ? value() : list.get(index);
    switch (choices.between(0, 4)) {
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
    int most = Math.clamp(LARGEST / (1 + text(value).length()), 1, 150);
    for (int times = choices.between(1, most); times > 0; times--) {
      list.add(value.deepCopy());
    }
  }

  private JsonNode wrapped(JsonNode value) {
    JsonNode wrapped = value.isMissingNode() ? NODES.nullNode() : value;
    for (int depth = choices.between(1, 900); depth > 0; depth--) {
      wrapped =
          depth % 2 == 0 ? NODES.arrayNode().add(wrapped) : NODES.objectNode().set(text(), wrapped);
    }
    return wrapped;
  }

  private JsonNode value() {
    return switch (choices.between(0, 12)) {
      case 0 -> NODES.nullNode();
      case 1 -> NODES.booleanNode(choices.flip());
      case 2 -> NODES.objectNode();
      case 3 -> NODES.arrayNode();
      case 4 -> NODES.arrayNode().addNull().add(value());
      case 5 -> NODES.objectNode().set(text(), value());
      case 6 -> number();
      case 7 -> NODES.numberNode(choices.anyLong());
      case 8 -> NODES.numberNode(choices.between(-2, 70_000));
      case 9, 10 -> choices.pick(containers(other)).deepCopy();
      default -> NODES.textNode(text());
    };
  }

  private JsonNode number() {
    return switch (choices.between(0, 4)) {
      case 0 -> NODES.numberNode(choices.anyDouble());
      case 1 -> NODES.numberNode(new BigDecimal("1e400"));
      case 2 -> NODES.numberNode(BigInteger.TEN.pow(100));
      case 3 -> NODES.numberNode(1.0);
      default -> NODES.numberNode(-0.0);
    };
  }

  private String text() {
    return switch (choices.between(0, 9)) {
      case 0 -> choices.string(30);
      case 1 -> choices.pick(TEXTS) + choices.pick(TEXTS);
      case 2 -> choices.pick(TEXTS).repeat(choices.between(0, 5_000));
      case 3, 4, 5 -> anyText();
      default -> choices.pick(TEXTS);
    };
  }

  /** A name or text of the other review. */
  private String anyText() {
    JsonNode container = choices.pick(containers(other));
    List<String> texts = new ArrayList<>(List.of(""));
    container.fieldNames().forEachRemaining(texts::add);
    container.elements().forEachRemaining(e -> texts.add(e.asText()));
    return choices.pick(texts);
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
