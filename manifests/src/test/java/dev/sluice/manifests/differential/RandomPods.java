package dev.sluice.manifests.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Pods of all types that there are, most of them right. */
final class RandomPods {
  /** So many of the fields that an object may do without are there, by its type. */
  private static final Map<String, Double> SHARES = Map.of("PodSpec", 0.12, "Container", 0.15);

  private static final double SHARE = 0.3;
  private static final double SELDOM = 0.02;
  private static final double FROM_LIST = 0.8;
  private static final int MOST_ITEMS = 3;

  /** What a template has no use for, and a pod gets from the server or its creator. */
  private static final Set<String> METADATA = Set.of("labels", "annotations");

  private final PodTypes types;
  private final Values values;

  RandomPods(PodTypes types, Values values) {
    this.types = types;
    this.values = values;
  }

  /** A pod for a target, or its template, in itself right unless chance will have it otherwise. */
  ObjectNode next(Target target, Random random) {
    ObjectNode pod = JsonNodeFactory.instance.objectNode();
    pod.set("metadata", object("ObjectMeta", random));
    pod.set("spec", object("PodSpec", random));
    new Coherence(target, pod, values, random).bring();
    return pod;
  }

  /** A value for a field. */
  JsonNode value(String key, JsonNode schema, Random random) {
    if (PodTypes.isList(schema)) {
      ArrayNode list = JsonNodeFactory.instance.arrayNode();
      for (int left = items(random); left > 0; left--) {
        list.add(value(key, PodTypes.items(schema), random));
      }
      return list;
    }
    if (PodTypes.isMap(schema)) {
      ObjectNode map = JsonNodeFactory.instance.objectNode();
      for (int left = items(random); left > 0; left--) {
        map.set(
            mapKey(key, random),
            value(key + ".value", schema.path("additionalProperties"), random));
      }
      return map;
    }
    return types.isType(schema)
        ? object(PodTypes.typeOf(schema), random)
        : scalar(key, schema, random);
  }

  String mapKey(String key, Random random) {
    return values.knows(key + ".key") ? values.good(key + ".key", random).asText() : "a";
  }

  private static int items(Random random) {
    return random.nextInt(4) == 0 ? 1 + random.nextInt(MOST_ITEMS) : 1;
  }

  ObjectNode object(String type, Random random) {
    JsonNode whole = values.whole(type, random);
    if (whole.isObject() && random.nextDouble() < FROM_LIST) {
      return (ObjectNode) whole;
    }
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    String choice = values.choice(type, random);
    types
        .fields(type)
        .forEach(
            (field, schema) -> {
              if (values.isChoice(type, field)
                  ? field.equals(choice)
                  : isWanted(type, field, random)) {
                object.set(field, value(type + "." + field, schema, random));
              }
            });
    return object;
  }

  private boolean isWanted(String type, String field, Random random) {
    if (type.equals("ObjectMeta") && !METADATA.contains(field)) {
      return false;
    }
    double share = values.isSeldom(type + "." + field) ? SELDOM : SHARES.getOrDefault(type, SHARE);
    return values.isAlways(type + "." + field)
        || types.requires(type, field)
        || random.nextDouble() < share;
  }

  private JsonNode scalar(String key, JsonNode schema, Random random) {
    if (values.knows(key)) {
      return values.good(key, random);
    }
    if (schema.has("enum")) {
      return schema.path("enum").get(random.nextInt(schema.path("enum").size())).deepCopy();
    }
    return switch (schema.path("type").asText()) {
      case "boolean" -> BooleanNode.valueOf(random.nextBoolean());
      case "integer" -> IntNode.valueOf(random.nextInt(3));
      default -> TextNode.valueOf("a");
    };
  }
}
