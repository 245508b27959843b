package dev.sluice.policies.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lists whose elements are different, as a whole or in some keys.
 *
 * @param keys names of fields; empty for the whole element
 */
record UniqueElements(List<String> keys) {
  /** An element with a longer key is taken for different. */
  private static final int LONGEST = 1_024;

  /** What makes the elements of a schema's lists different; empty for nothing. */
  static Optional<UniqueElements> of(JsonNode schema) {
    return switch (schema.path("x-kubernetes-list-type").asText("")) {
      case "set" -> Optional.of(new UniqueElements(List.of()));
      case "map" ->
          Optional.of(
              new UniqueElements(
                  schema
                      .path("x-kubernetes-list-map-keys")
                      .valueStream()
                      .map(JsonNode::asText)
                      .toList()));
      default -> Optional.empty();
    };
  }

  /** Reports the elements that are as one before them. */
  void check(JsonNode list, Schema schema, Trail at, StructuralFindings found) {
    Map<String, Integer> seen = new HashMap<>();
    int index = 0;
    for (JsonNode element : list) {
      String key = list.size() == 1 ? "" : key(element, schema.elements());
      Integer earlier = key.isEmpty() ? null : seen.putIfAbsent(key, index);
      if (earlier != null) {
        at.enterElement(index);
        found.duplicate(schema, keys, earlier, at);
        at.leave();
      }
      index++;
    }
  }

  /** What has to differ; empty where it is not known. */
  private String key(JsonNode element, @Nullable Schema schema) {
    if (keys.isEmpty()) {
      return element.isValueNode() ? shortened(element) : "";
    }
    StringBuilder key = new StringBuilder();
    for (String name : keys) {
      JsonNode given = element.path(name);
      Schema property = schema == null ? null : schema.property(name);
      JsonNode value = element.hasNonNull(name) || property == null ? given : property.filledIn();
      String part = value.isValueNode() && !value.isNull() ? shortened(value) : "";
      if (part.isEmpty()) {
        return "";
      }
      key.append(part).append('\n');
    }
    return key.toString();
  }

  private static String shortened(JsonNode scalar) {
    String text = scalar.isTextual() ? scalar.textValue() : scalar.asText();
    return text.length() > LONGEST ? "" : scalar.toString();
  }
}
