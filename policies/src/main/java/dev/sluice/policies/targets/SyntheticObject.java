package dev.sluice.policies.targets;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.patch.PatchOperation;
import dev.sluice.policies.patch.Pointers;
import java.util.ArrayList;
import java.util.List;

/**
 * The smallest object that a patch set may fit: it has what the operations read, and the parents of
 * what they write, as far as no operation before them made it.
 */
final class SyntheticObject {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int MOST_ELEMENTS = 64;

  private final ObjectNode root = NODES.objectNode();
  private final List<List<String>> made = new ArrayList<>();

  private SyntheticObject() {}

  static JsonNode of(List<PatchOperation> operations) {
    SyntheticObject object = new SyntheticObject();
    operations.forEach(object::prepare);
    return object.root;
  }

  private void prepare(PatchOperation operation) {
    switch (operation) {
      case PatchOperation.Test(JsonPointer path, JsonNode value) -> put(path, value, true);
      case PatchOperation.Replace(JsonPointer path, _) ->
          put(path, NODES.textNode("before"), false);
      case PatchOperation.Copy(JsonPointer from, JsonPointer path) -> {
        put(from, itsOwn(from), false);
        parents(path);
      }
      case PatchOperation.Move(JsonPointer from, JsonPointer path) -> {
        put(from, itsOwn(from), false);
        parents(path);
      }
      case PatchOperation.Add(JsonPointer path, _) -> parents(path);
      case PatchOperation.Remove _ -> {}
    }
    if (!ensuresParent(operation)) {
      made.add(Pointers.tokens(operation.path()));
    }
  }

  /** A value that no other place has: of two that are equal, one could be copied over the other. */
  private static JsonNode itsOwn(JsonPointer place) {
    return NODES.textNode("from " + place);
  }

  /** Adding an empty object or list leaves one that is there, with all that is in it. */
  private static boolean ensuresParent(PatchOperation operation) {
    return operation instanceof PatchOperation.Add(_, JsonNode value)
        && value.isContainerNode()
        && value.isEmpty();
  }

  /**
   * Has the object begin with a value.
   *
   * @param exactly whether no other value will do
   */
  private void put(JsonPointer pointer, JsonNode value, boolean exactly) {
    List<String> tokens = Pointers.tokens(pointer);
    if (!tokens.isEmpty() && !isMade(tokens) && parents(pointer) instanceof ObjectNode parent) {
      if (exactly || !parent.has(tokens.getLast())) {
        parent.set(tokens.getLast(), value.deepCopy());
      }
    }
  }

  private boolean isMade(List<String> tokens) {
    return made.stream().anyMatch(earlier -> Pointers.leadsTo(earlier, tokens));
  }

  /** Makes the objects and lists above a place; a list where the next name is an index. */
  private JsonNode parents(JsonPointer pointer) {
    List<String> tokens = Pointers.tokens(pointer);
    JsonNode node = root;
    for (int i = 0; i + 1 < tokens.size(); i++) {
      if (isMade(tokens.subList(0, i + 1))) {
        return NODES.missingNode();
      }
      node = child(node, tokens.get(i), tokens.get(i + 1));
    }
    return node;
  }

  private static JsonNode child(JsonNode node, String token, String next) {
    boolean list = next.equals(Pointers.END) || Pointers.index(next) >= 0;
    if (node instanceof ObjectNode object) {
      JsonNode there = object.get(token);
      return there != null && there.isContainerNode()
          ? there
          : object.set(token, list ? NODES.arrayNode() : NODES.objectNode()).get(token);
    }
    if (node instanceof ArrayNode array) {
      int index = Pointers.index(token);
      while (index >= array.size() && array.size() < MOST_ELEMENTS) {
        array.add(list ? NODES.arrayNode() : NODES.objectNode());
      }
      return index >= 0 && index < array.size() ? array.get(index) : NODES.missingNode();
    }
    return NODES.missingNode();
  }
}
