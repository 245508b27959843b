package dev.sluice.manifests.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Small changes of a custom resource that its schema has something to say about. */
public final class KindMutations {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int DEEPEST = 3;

  /** What the API server keeps of all objects. */
  private static final List<String> LEFT_OUT = List.of("apiVersion", "kind", "metadata", "status");

  private KindMutations() {}

  /**
   * Changes a resource at one place.
   *
   * @param schema of its version, as the definition has it
   */
  public static void change(ObjectNode resource, JsonNode schema, Random random) {
    List<Place> places = new ArrayList<>();
    collect(resource, schema, places);
    places.removeIf(place -> place.parent() == resource && LEFT_OUT.contains(place.name()));
    if (places.isEmpty()) {
      return;
    }
    Place place = places.get(random.nextInt(places.size()));
    switch (random.nextInt(8)) {
      case 0 -> place.remove();
      case 1 -> rename(place, random);
      case 2, 3 -> place.set(value(place.schema(), DEEPEST, true, random));
      case 4, 5, 6 -> add(place, random);
      default -> repeat(place);
    }
  }

  private static void collect(JsonNode value, JsonNode schema, List<Place> places) {
    if (value.isObject()) {
      value
          .properties()
          .forEach(
              field -> {
                JsonNode of = schema.path("properties").path(field.getKey());
                JsonNode own = of.isMissingNode() ? schema.path("additionalProperties") : of;
                places.add(new Place(value, field.getKey(), -1, "", own));
                collect(field.getValue(), own, places);
              });
    } else if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        places.add(new Place(value, "", i, "", schema.path("items")));
        collect(value.get(i), schema.path("items"), places);
      }
    }
  }

  private static void rename(Place place, Random random) {
    if (place.parent() instanceof ObjectNode object) {
      JsonNode value = place.value();
      place.remove();
      String name =
          random.nextBoolean() ? place.name() + "s" : place.name().toUpperCase(Locale.ROOT);
      object.set(name, value);
    }
  }

  private static void add(Place place, Random random) {
    if (place.value() instanceof ObjectNode object) {
      List<Map.Entry<String, JsonNode>> absent =
          place.schema().path("properties").properties().stream()
              .filter(property -> !object.has(property.getKey()))
              .toList();
      if (!absent.isEmpty()) {
        Map.Entry<String, JsonNode> property = absent.get(random.nextInt(absent.size()));
        boolean isWrong = random.nextInt(3) == 0;
        object.set(property.getKey(), value(property.getValue(), DEEPEST, isWrong, random));
      }
    } else if (place.value() instanceof ArrayNode array) {
      array.add(value(place.schema().path("items"), DEEPEST, random.nextBoolean(), random));
    }
  }

  private static void repeat(Place place) {
    if (place.value() instanceof ArrayNode array && !array.isEmpty()) {
      array.add(array.get(0).deepCopy());
    } else if (place.value().isNumber()) {
      place.set(JSON.numberNode(-1));
    } else if (place.value().isTextual()) {
      place.set(JSON.textNode(""));
    }
  }

  private static JsonNode value(JsonNode schema, int depth, boolean isWrong, Random random) {
    if (isWrong && random.nextInt(3) > 0) {
      return odd(random);
    }
    if (schema.has("enum")) {
      JsonNode words = schema.path("enum");
      return isWrong ? JSON.textNode("Other") : words.get(random.nextInt(words.size()));
    }
    if (schema.path("x-kubernetes-int-or-string").asBoolean()) {
      return random.nextBoolean() ? JSON.numberNode(1) : JSON.textNode("1");
    }
    return switch (schema.path("type").asText()) {
      case "string" -> JSON.textNode(isWrong ? "" : "a");
      case "boolean" -> JSON.booleanNode(random.nextBoolean());
      case "integer" -> JSON.numberNode(isWrong ? -5 : 1 + random.nextInt(3));
      case "number" -> JSON.numberNode(isWrong ? -0.5 : 0.5);
      case "array" -> {
        ArrayNode array = JSON.arrayNode();
        yield depth > 0
            ? array.add(value(schema.path("items"), depth - 1, isWrong, random))
            : array;
      }
      default -> object(schema, depth, isWrong, random);
    };
  }

  private static ObjectNode object(JsonNode schema, int depth, boolean isWrong, Random random) {
    ObjectNode object = JSON.objectNode();
    if (schema.path("additionalProperties").isObject()) {
      object.set("a", value(schema.path("additionalProperties"), depth - 1, isWrong, random));
    }
    for (JsonNode required : schema.path("required")) {
      JsonNode of = schema.path("properties").path(required.asText());
      if (!isWrong || random.nextInt(4) > 0) {
        object.set(required.asText(), value(of, depth - 1, false, random));
      }
    }
    return object;
  }

  private static JsonNode odd(Random random) {
    return switch (random.nextInt(12)) {
      case 0 -> JSON.textNode("text");
      case 1 -> JSON.textNode("1");
      case 2 -> JSON.textNode("true");
      case 3 -> JSON.numberNode(1);
      case 4 -> JSON.numberNode(1.5);
      case 5 -> JSON.booleanNode(true);
      case 6 -> JSON.arrayNode();
      case 7 -> JSON.objectNode();
      case 8 -> JSON.numberNode(3_000_000_000L);
      case 9 -> JSON.numberNode(new BigInteger("99999999999999999999"));
      case 10 -> JSON.numberNode(1.0);
      default -> JSON.nullNode();
    };
  }
}
