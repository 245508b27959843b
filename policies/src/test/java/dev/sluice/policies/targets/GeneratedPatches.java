package dev.sluice.policies.targets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Patch sets, objects and values at random: mostly such as fit each other, and some that do not.
 */
final class GeneratedPatches {
  private static final JsonMapper JSON = new JsonMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int DEEP = 300;

  private static final List<String> NAMES =
      List.of(
          "team",
          "a",
          "b",
          "name",
          "value",
          "",
          "a/b",
          "m~n",
          "~1",
          "k=v",
          "größe",
          "0",
          "01",
          "-",
          "with space",
          "name=main",
          "\u0000",
          "🦆",
          "flinkConfiguration",
          "podTemplate",
          "labels",
          "n".repeat(5_000));

  private static final List<String> ODD_TOKENS =
      List.of(
          "-", "0", "1", "01", "+1", "-1", "999999999", "99999999999", "a~1b", "m~0n", "~01", "");

  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "1",
          "1.0",
          "1e400",
          "99999999999999999999",
          "\"x\"",
          "\"\"",
          "{}",
          "[]",
          "{\"a\":1}",
          "{\"a\":null}",
          "{\"name\":\"main\",\"image\":\"a\"}",
          "[1,2]",
          "[null]",
          "{\"name\":\"A\",\"value\":\"1\"}",
          "{\"containerPort\":8080}",
          "{\"\":{\"\":[]}}",
          "{\"key\":\"dedicated\",\"effect\":\"NoSchedule\"}",
          "[{\"name\":\"a\"},{\"name\":\"a\"}]");

  private final Random random;

  GeneratedPatches(Random random) {
    this.random = random;
  }

  /** A copy with some values replaced, removed or added below its spec. */
  JsonNode mutated(JsonNode object) {
    ObjectNode copy = object.deepCopy();
    for (int i = random.nextInt(4); i > 0 && copy.path("spec").isContainerNode(); i--) {
      List<JsonNode> containers = new ArrayList<>();
      containers(copy.path("spec"), containers);
      change(containers.get(random.nextInt(containers.size())));
    }
    return copy;
  }

  private static void containers(JsonNode node, List<JsonNode> found) {
    if (node.isContainerNode()) {
      found.add(node);
      node.forEach(child -> containers(child, found));
    }
  }

  private void change(JsonNode container) {
    if (container instanceof ArrayNode list) {
      if (!list.isEmpty() && random.nextBoolean()) {
        list.remove(random.nextInt(list.size()));
      } else {
        list.insert(random.nextInt(list.size() + 1), value());
      }
    } else if (container instanceof ObjectNode object) {
      if (!object.isEmpty() && random.nextInt(3) == 0) {
        object.remove(any(names(object)));
      } else {
        object.set(
            random.nextBoolean() && !object.isEmpty() ? any(names(object)) : any(NAMES), value());
      }
    }
  }

  /** Up to eight operations, whose pointers lead to what is in a document, or beside it. */
  ArrayNode set(JsonNode document) {
    ArrayNode set = NODES.arrayNode();
    for (int i = 1 + random.nextInt(5); i > 0; i--) {
      set.add(operation(document));
    }
    return set;
  }

  private ObjectNode operation(JsonNode document) {
    String op =
        any(
            List.of(
                "add", "add", "add", "add", "add", "add", "replace", "replace", "replace", "remove",
                "copy", "move", "test"));
    List<String> at = new ArrayList<>();
    JsonNode there = walk(document, at, op.equals("add") || random.nextInt(20) == 0);
    ObjectNode operation = NODES.objectNode().put("op", op).put("path", pointer(at));
    switch (op) {
      case "copy", "move" -> {
        List<String> from = new ArrayList<>();
        walk(document, from, random.nextInt(20) == 0);
        operation.put("from", pointer(from));
      }
      case "test" -> operation.set("value", random.nextInt(8) == 0 ? value() : there);
      case "remove" -> {}
      default -> operation.set("value", random.nextInt(3) == 0 ? altered(there) : value());
    }
    if (random.nextInt(60) == 0) {
      operation.remove(any(names(operation)));
    }
    return operation;
  }

  /** Goes down a document, at the end perhaps to where nothing is; the value there. */
  private JsonNode walk(JsonNode document, List<String> names, boolean beside) {
    JsonNode node = document;
    boolean begin = node.has("spec") && random.nextInt(10) != 0;
    if (begin) {
      names.add("spec");
      node = node.path("spec");
    }
    while (node.isContainerNode() && !node.isEmpty() && random.nextInt(5) != 0) {
      String name =
          node.isArray() ? "" + random.nextInt(node.size()) : any(names((ObjectNode) node));
      names.add(name);
      node = node.isArray() ? node.get(Integer.parseInt(name)) : node.get(name);
    }
    if (!beside) {
      return node;
    }
    return switch (random.nextInt(12)) {
      case 0, 1, 2, 3, 4 -> beside(names, node.isArray() ? "-" : any(NAMES));
      case 5 -> beside(names, any(ODD_TOKENS));
      case 6 -> {
        for (int i = random.nextInt(DEEP) / 20; i > 0; i--) {
          names.add(any(NAMES));
        }
        yield NODES.missingNode();
      }
      default -> node;
    };
  }

  private static JsonNode beside(List<String> names, String name) {
    names.add(name);
    return NODES.missingNode();
  }

  private static String pointer(List<String> names) {
    StringBuilder pointer = new StringBuilder();
    names.forEach(n -> pointer.append('/').append(n.replace("~", "~0").replace("/", "~1")));
    return pointer.toString();
  }

  /** The same value with something more or less. */
  private JsonNode altered(JsonNode value) {
    if (value.isMissingNode()) {
      return value();
    }
    JsonNode copy = value.deepCopy();
    if (random.nextBoolean()) {
      change(copy);
    }
    return copy;
  }

  JsonNode value() {
    if (random.nextInt(40) == 0) {
      return deep();
    }
    try {
      return JSON.readTree(any(VALUES));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private JsonNode deep() {
    JsonNode node = NODES.numberNode(1);
    for (int i = random.nextInt(DEEP); i > 0; i--) {
      node =
          random.nextBoolean()
              ? NODES.arrayNode().add(node)
              : NODES.objectNode().set(any(List.of("a", "b")), node);
    }
    return node;
  }

  private static List<String> names(ObjectNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }

  private <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /**
   * As an API server stores it: without nulls, and with members filled in at random.
   *
   * @param kept what stays as it is
   */
  JsonNode stored(JsonNode node, Place kept) {
    if (kept.stays()) {
      return node;
    }
    if (node instanceof ObjectNode object) {
      ObjectNode copy = NODES.objectNode();
      for (Map.Entry<String, JsonNode> member : object.properties()) {
        Place below = kept.below(member.getKey());
        if (!member.getValue().isNull() || below.stays()) {
          copy.set(member.getKey(), stored(member.getValue(), below));
        }
      }
      if (random.nextInt(3) == 0) {
        copy.set("filledIn", value());
      }
      return copy;
    }
    if (node instanceof ArrayNode list) {
      ArrayNode copy = NODES.arrayNode();
      for (int i = 0; i < list.size(); i++) {
        copy.add(stored(list.get(i), kept.below("" + i)));
      }
      return copy;
    }
    return node;
  }

  /** A place on the way down a tree: whether it is one of those, or below one, that stay. */
  record Place(List<List<String>> kept) {
    boolean stays() {
      return kept.stream().anyMatch(List::isEmpty);
    }

    Place below(String name) {
      return new Place(
          kept.stream()
              .filter(tokens -> tokens.getFirst().equals(name))
              .map(tokens -> tokens.subList(1, tokens.size()))
              .toList());
    }
  }
}
