package dev.sluice.manifests.targets;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What people do to that which a target brought: they take it away, or change it. */
final class Edits {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Pair pair;
  private final Random random;

  Edits(Pair pair, Random random) {
    this.pair = pair;
    this.random = random;
  }

  /** Objects that each differ from one at a place that an operation wrote, in any order. */
  List<ObjectNode> of(JsonNode object, boolean remove) {
    List<ObjectNode> edited = new ArrayList<>();
    for (JsonNode operation : shuffled()) {
      ObjectNode copy = object.deepCopy();
      JsonPointer path = JsonPointer.compile(pair.kind().root() + operation.path("path").asText());
      JsonNode parent = copy.at(path.head());
      boolean done =
          parent instanceof ArrayNode list
              ? element(list, operation.path("value"), remove)
              : parent instanceof ObjectNode o
                  && member(o, path.last().getMatchingProperty(), remove);
      if (done && !copy.path("spec").equals(object.path("spec"))) {
        edited.add(copy);
      }
    }
    return edited;
  }

  private List<JsonNode> shuffled() {
    List<JsonNode> operations = new ArrayList<>();
    pair.set().forEach(operations::add);
    Collections.shuffle(operations, random);
    return operations;
  }

  private boolean member(ObjectNode object, String name, boolean remove) {
    if (!object.has(name)) {
      return false;
    }
    if (remove) {
      object.remove(name);
    } else {
      object.set(name, other(object.get(name)));
    }
    return true;
  }

  private boolean element(ArrayNode list, JsonNode value, boolean remove) {
    int index = -1;
    for (int i = 0; i < list.size(); i++) {
      index = OwnPlan.contains(list.get(i), value, "") ? i : index;
    }
    if (index < 0) {
      return false;
    }
    if (!remove) {
      list.set(index, other(list.get(index)));
    } else if (random.nextBoolean()) {
      list.remove(index);
    } else {
      list.removeAll();
    }
    return true;
  }

  /** Another value of the same type. */
  JsonNode other(JsonNode value) {
    if (value instanceof ObjectNode object && !object.isEmpty()) {
      List<Map.Entry<String, JsonNode>> members = new ArrayList<>(object.properties());
      Map.Entry<String, JsonNode> any = members.get(random.nextInt(members.size()));
      ObjectNode changed = object.deepCopy();
      changed.set(any.getKey(), other(any.getValue()));
      return changed;
    }
    if (value instanceof ArrayNode list && !list.isEmpty()) {
      ArrayNode shorter = list.deepCopy();
      shorter.remove(random.nextInt(list.size()));
      return shorter;
    }
    return value.isTextual()
        ? TextNode.valueOf(value.asText() + "2")
        : value.isBoolean()
            ? BooleanNode.valueOf(!value.asBoolean())
            : value.isNumber() ? IntNode.valueOf(value.asInt() + 1) : value;
  }

  /** A patch that makes one object of another (RFC 7386). */
  static JsonNode merge(JsonNode from, JsonNode to) {
    if (!from.isObject() || !to.isObject()) {
      return to;
    }
    ObjectNode patch = NODES.objectNode();
    from.fieldNames()
        .forEachRemaining(
            name -> {
              if (!to.has(name)) {
                patch.putNull(name);
              }
            });
    to.properties()
        .forEach(
            member -> {
              JsonNode there = from.path(member.getKey());
              if (!there.equals(member.getValue())) {
                patch.set(member.getKey(), merge(there, member.getValue()));
              }
            });
    return patch;
  }

  /** An object with nothing but a value at a place; a list with nothing else where it is in one. */
  static ObjectNode only(String pointer, JsonNode value) {
    ObjectNode root = NODES.objectNode();
    ObjectNode object = root;
    JsonPointer rest = JsonPointer.compile(pointer);
    while (!rest.tail().matches()) {
      String name = rest.getMatchingProperty();
      rest = rest.tail();
      if (rest.tail().matches() && isElement(rest)) {
        object.putArray(name).add(value);
        return root;
      }
      object = object.putObject(name);
    }
    object.set(rest.getMatchingProperty(), value);
    return root;
  }

  static boolean isElement(JsonPointer name) {
    return name.mayMatchElement() || name.getMatchingProperty().equals("-");
  }
}
