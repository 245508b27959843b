package dev.sluice.policies.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * A tree that can be changed without changing the one that it begins as: what is on the way to a
 * change is copied once, and everything else is shared with it. So the copy costs as much as the
 * change.
 */
public final class Draft {
  private JsonNode root;
  private final Set<JsonNode> own = Collections.newSetFromMap(new IdentityHashMap<>());

  /** Begins as a tree, which is never changed. */
  public Draft(JsonNode tree) {
    this.root = tree;
  }

  /** The tree as it is now; read only. */
  public JsonNode tree() {
    return root;
  }

  /** The value at some names; a missing node where there is none. Read only. */
  public JsonNode at(List<String> tokens) {
    JsonNode node = root;
    for (String token : tokens) {
      node = child(node, token);
    }
    return node;
  }

  /** The member or element that a name leads to; a missing node where there is none. */
  public static JsonNode child(JsonNode parent, String token) {
    if (parent.isArray()) {
      int index = Pointers.index(token);
      return index < 0 ? MissingNode.getInstance() : parent.path(index);
    }
    return parent.path(token);
  }

  /** Puts a value at a member of an object, be there one or not. */
  public void set(List<String> tokens, JsonNode value) {
    ((ObjectNode) parent(tokens)).set(tokens.getLast(), value);
  }

  /** Puts a value over an element of a list. */
  public void set(List<String> list, int index, JsonNode value) {
    ((ArrayNode) container(list)).set(index, value);
  }

  /** Puts a value into a list before an element, or at its end. */
  public void insert(List<String> list, int index, JsonNode value) {
    ((ArrayNode) container(list)).insert(index, value);
  }

  /** Takes a member away. */
  public void remove(List<String> tokens) {
    ((ObjectNode) parent(tokens)).remove(tokens.getLast());
  }

  /** Takes an element of a list away. */
  public void remove(List<String> list, int index) {
    ((ArrayNode) container(list)).remove(index);
  }

  private JsonNode parent(List<String> tokens) {
    return container(tokens.subList(0, tokens.size() - 1));
  }

  /** The object or list at some names, copied with all above it unless it is a copy already. */
  private JsonNode container(List<String> tokens) {
    if (!isWritable(root)) {
      root = copy(root);
    }
    JsonNode node = root;
    for (String token : tokens) {
      JsonNode child = child(node, token);
      if (!isWritable(child)) {
        child = copy(child);
        put(node, token, child);
      }
      node = child;
    }
    return node;
  }

  private static void put(JsonNode parent, String token, JsonNode child) {
    if (parent instanceof ArrayNode list) {
      list.set(Pointers.index(token), child);
    } else {
      ((ObjectNode) parent).set(token, child);
    }
  }

  private boolean isWritable(JsonNode node) {
    return !node.isContainerNode() || own.contains(node);
  }

  private JsonNode copy(JsonNode node) {
    JsonNode copy =
        node instanceof ObjectNode object
            ? object.objectNode().setAll(object)
            : ((ArrayNode) node).arrayNode().addAll((ArrayNode) node);
    own.add(copy);
    return copy;
  }
}
