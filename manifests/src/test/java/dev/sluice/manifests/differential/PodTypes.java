package dev.sluice.manifests.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The types that a pod is made of, by their short names, as the API server describes them. */
final class PodTypes {
  /** The root of all of them. */
  static final String TEMPLATE = "PodTemplateSpec";

  private final Map<String, JsonNode> types = new HashMap<>();

  PodTypes(JsonNode schema) {
    schema
        .path("$defs")
        .properties()
        .forEach(
            type -> {
              if (!type.getKey().contains(".autoscaling.")) {
                types.put(lastWord(type.getKey()), type.getValue());
              }
            });
  }

  /** All places below a pod, outermost first. */
  List<Place> places(JsonNode pod) {
    List<Place> places = new ArrayList<>();
    addFields(pod, TEMPLATE, places);
    return places;
  }

  private void addFields(JsonNode object, String type, List<Place> places) {
    if (!object.isObject()) {
      return;
    }
    for (Map.Entry<String, JsonNode> field : fields(type).entrySet()) {
      if (object.has(field.getKey())) {
        add(
            new Place(object, field.getKey(), -1, type + "." + field.getKey(), field.getValue()),
            places);
      }
    }
  }

  private void add(Place place, List<Place> places) {
    places.add(place);
    JsonNode value = place.value();
    if (isType(place.schema())) {
      addFields(value, typeOf(place.schema()), places);
    } else if (value.isArray() && isList(place.schema())) {
      for (int i = 0; i < value.size(); i++) {
        add(new Place(value, "", i, place.key(), items(place.schema())), places);
      }
    } else if (value.isObject() && isMap(place.schema())) {
      JsonNode of = place.schema().path("additionalProperties");
      value
          .fieldNames()
          .forEachRemaining(
              name -> places.add(new Place(value, name, -1, place.key() + ".value", of)));
    }
  }

  /** The fields of a type with what belongs there; none for a scalar. */
  Map<String, JsonNode> fields(String type) {
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    types
        .getOrDefault(type, MissingNode.getInstance())
        .path("properties")
        .properties()
        .forEach(field -> fields.put(field.getKey(), field.getValue()));
    return fields;
  }

  /** Whether a pod has all fields of a spec: an older one has not those of today. */
  boolean haveFieldsOf(JsonNode spec) {
    return fields("PodSpec").keySet().containsAll(names(spec));
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  boolean requires(String type, String field) {
    return types.get(type).path("required").valueStream().anyMatch(r -> r.asText().equals(field));
  }

  /** Whether it is an object with fields of its own. */
  boolean isType(JsonNode schema) {
    return schema.has("$ref") && types.get(typeOf(schema)).has("properties");
  }

  /** The short name; {@code Quantity} and {@code IntOrString} too. */
  static String typeOf(JsonNode schema) {
    return lastWord(schema.path("$ref").asText());
  }

  static boolean isList(JsonNode schema) {
    return schema.path("type").asText().equals("array");
  }

  static JsonNode items(JsonNode list) {
    return list.path("items");
  }

  static boolean isMap(JsonNode schema) {
    return schema.has("additionalProperties");
  }

  private static String lastWord(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
