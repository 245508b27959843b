package dev.sluice.manifests.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;

/** What values.yaml says random pods are made of. */
final class Values {
  private static final Pattern REPEATED = Pattern.compile("\\$\\{(.)\\*(\\d+)}");

  private record Pool(List<JsonNode> good, List<JsonNode> bad) {}

  private final Map<String, Pool> pools = new HashMap<>();
  private final Map<String, List<JsonNode>> oneOf = new HashMap<>();
  private final Map<String, List<JsonNode>> whole = new HashMap<>();
  private final Map<String, List<JsonNode>> parts = new HashMap<>();
  private final Set<String> seldom = new HashSet<>();
  private final Set<String> always = new HashSet<>();

  Values(JsonNode file) {
    JsonNode all = expanded(file);
    all.path("fields")
        .properties()
        .forEach(field -> pools.put(field.getKey(), pool(all, field.getValue())));
    all.path("oneOf").properties().forEach(type -> oneOf.put(type.getKey(), list(type.getValue())));
    all.path("whole").properties().forEach(type -> whole.put(type.getKey(), list(type.getValue())));
    all.path("seldom").forEach(field -> seldom.add(field.asText()));
    all.path("always").forEach(field -> always.add(field.asText()));
    for (String part : List.of("merges", "containers", "volumes")) {
      parts.put(part, list(all.path(part)));
    }
  }

  private static Pool pool(JsonNode all, JsonNode field) {
    JsonNode pool = field.isTextual() ? all.path("atoms").path(field.asText()) : field;
    if (!pool.isObject()) {
      throw new IllegalArgumentException("no pool: " + field);
    }
    return new Pool(list(pool.path("good")), list(pool.path("bad")));
  }

  private static List<JsonNode> list(JsonNode array) {
    return array.valueStream().toList();
  }

  boolean knows(String key) {
    return pools.containsKey(key);
  }

  JsonNode good(String key, Random random) {
    return pick(pools.get(key).good(), random);
  }

  JsonNode bad(String key, Random random) {
    List<JsonNode> bad = pools.get(key).bad();
    return bad.isEmpty() ? good(key, random) : pick(bad, random);
  }

  boolean isSeldom(String key) {
    return seldom.contains(key);
  }

  boolean isAlways(String key) {
    return always.contains(key);
  }

  /** One of the fields of which an object of the type has one; empty where that is no matter. */
  String choice(String type, Random random) {
    return oneOf.containsKey(type) ? pick(oneOf.get(type), random).asText() : "";
  }

  boolean isChoice(String type, String field) {
    return oneOf.getOrDefault(type, List.of()).stream().anyMatch(f -> f.asText().equals(field));
  }

  /** An object of the type; missing where there is no list of them. */
  JsonNode whole(String type, Random random) {
    return whole.containsKey(type) ? pick(whole.get(type), random) : MissingNode.getInstance();
  }

  /** One of {@code merges}, {@code containers} or {@code volumes}. */
  JsonNode part(String list, Random random) {
    return pick(parts.get(list), random);
  }

  private static JsonNode pick(List<JsonNode> from, Random random) {
    return from.get(random.nextInt(from.size())).deepCopy();
  }

  /** With the repetitions written out. */
  private static JsonNode expanded(JsonNode node) {
    if (node.isTextual()) {
      return TextNode.valueOf(
          REPEATED
              .matcher(node.asText())
              .replaceAll(m -> m.group(1).repeat(Integer.parseInt(m.group(2)))));
    }
    if (node.isArray()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      node.forEach(element -> array.add(expanded(element)));
      return array;
    }
    if (node.isObject()) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      node.properties()
          .forEach(
              field ->
                  object.set(
                      expanded(TextNode.valueOf(field.getKey())).asText(),
                      expanded(field.getValue())));
      return object;
    }
    return node;
  }
}
