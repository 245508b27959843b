package dev.sluice.manifests.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Something in an object that can be changed.
 *
 * @param parent the object or array that holds it
 * @param name in an object, else empty
 * @param index in an array, else -1
 * @param key of a pod: type and field, such as {@code Container.name}; {@code .value} for what a
 *     map holds
 * @param schema what belongs there; missing where that is not said
 */
record Place(JsonNode parent, String name, int index, String key, JsonNode schema) {
  JsonNode value() {
    return index < 0 ? parent.get(name) : parent.get(index);
  }

  void set(JsonNode value) {
    if (index < 0) {
      ((ObjectNode) parent).set(name, value);
    } else {
      ((ArrayNode) parent).set(index, value);
    }
  }

  void remove() {
    if (index < 0) {
      ((ObjectNode) parent).remove(name);
    } else {
      ((ArrayNode) parent).remove(index);
    }
  }

  boolean isInMap() {
    return key.endsWith(".value");
  }
}
