package dev.sluice.policies.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Makes a file of {@code schemas/} of a CustomResourceDefinition: what the walker looks at, without
 * prose and status, and what is in several places only once.
 */
final class SchemaFile {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** What is shorter stays where it is. */
  private static final int SHORTEST = 50;

  private static final Set<String> KEPT =
      Set.of(
          "type",
          "required",
          "enum",
          "pattern",
          "nullable",
          "minimum",
          "maximum",
          "exclusiveMinimum",
          "exclusiveMaximum",
          "multipleOf",
          "minLength",
          "maxLength",
          "minItems",
          "maxItems",
          "minProperties",
          "maxProperties",
          "x-kubernetes-int-or-string",
          "x-kubernetes-preserve-unknown-fields",
          "x-kubernetes-embedded-resource",
          "x-kubernetes-list-map-keys");

  /** Parts of a resource that every kind has alike, or that nobody writes. */
  private static final Set<String> OF_EVERY_KIND =
      Set.of("apiVersion", "kind", "metadata", "status");

  private final Set<String> openEnumerations;

  /** How often each part is somewhere, itself being in several places once. */
  private final Map<JsonNode, Integer> uses = new HashMap<>();

  private final Map<JsonNode, String> names = new LinkedHashMap<>();
  private final Map<String, JsonNode> shared = new LinkedHashMap<>();

  private SchemaFile(Set<String> openEnumerations) {
    this.openEnumerations = openEnumerations;
  }

  /**
   * The text of the file.
   *
   * @param openEnumerations fields whose values newer operators have more of
   */
  static String of(JsonNode definition, Set<String> openEnumerations) {
    return new SchemaFile(openEnumerations).text(definition);
  }

  private String text(JsonNode definition) {
    Map<String, JsonNode> versions = versions(definition.path("spec"));
    versions.replaceAll((_, schema) -> reduced(withoutCommonParts(schema), ""));
    Set<JsonNode> counted = new HashSet<>();
    versions.values().forEach(schema -> count(schema, counted));
    Map<String, JsonNode> linked = new LinkedHashMap<>();
    versions.forEach((version, schema) -> linked.put(version, linked(schema, "spec")));
    StringBuilder text = new StringBuilder("{\n\"versions\": {");
    lines(linked, text);
    text.append("\n},\n\"$defs\": {");
    lines(shared, text);
    return text.append("\n}}\n").toString();
  }

  private static void lines(Map<String, JsonNode> schemas, StringBuilder text) {
    String separator = "\n";
    for (Map.Entry<String, JsonNode> schema : schemas.entrySet()) {
      text.append(separator).append('"').append(schema.getKey()).append("\": ");
      text.append(schema.getValue());
      separator = ",\n";
    }
  }

  private static Map<String, JsonNode> versions(JsonNode spec) {
    Map<String, JsonNode> versions = new LinkedHashMap<>();
    for (JsonNode version : spec.path("versions")) {
      JsonNode own = version.path("schema");
      JsonNode schema = own.isMissingNode() ? spec.path("validation") : own;
      versions.put(version.path("name").asText(), schema.path("openAPIV3Schema"));
    }
    return versions;
  }

  private static JsonNode withoutCommonParts(JsonNode schema) {
    ObjectNode root = schema.deepCopy();
    ((ObjectNode) root.path("properties")).remove(OF_EVERY_KIND);
    return root;
  }

  private ObjectNode reduced(JsonNode schema, String pointer) {
    ObjectNode reduced = NODES.objectNode();
    schema
        .properties()
        .forEach(keyword -> reduce(keyword.getKey(), keyword.getValue(), pointer, reduced));
    boolean either = reduced.has("x-kubernetes-int-or-string");
    if (either || reduced.path("properties").isObject()) {
      reduced.remove("type");
    }
    if (openEnumerations.contains(pointer)) {
      reduced.remove("enum");
    }
    return reduced;
  }

  private void reduce(String keyword, JsonNode value, String pointer, ObjectNode reduced) {
    switch (keyword) {
      case "properties" -> {
        ObjectNode properties = reduced.putObject(keyword);
        value
            .properties()
            .forEach(
                p -> properties.set(p.getKey(), reduced(p.getValue(), pointer + "/" + p.getKey())));
      }
      case "items", "additionalProperties" ->
          reduced.set(keyword, value.isObject() ? reduced(value, pointer + "/*") : value);
      case "format" -> {
        if (Set.of("int32", "date-time").contains(value.asText())) {
          reduced.set(keyword, value);
        }
      }
      case "default" -> reduced.set(keyword, value.isValueNode() ? value : NODES.objectNode());
      case "x-kubernetes-list-type" -> {
        if (Set.of("map", "set").contains(value.asText())) {
          reduced.set(keyword, value);
        }
      }
      default -> {
        if (KEPT.contains(keyword)) {
          reduced.set(keyword, value);
        }
      }
    }
  }

  private void count(JsonNode schema, Set<JsonNode> counted) {
    uses.merge(schema, 1, Integer::sum);
    if (counted.add(schema)) {
      schema.path("properties").forEach(property -> count(property, counted));
      if (schema.path("items").isObject()) {
        count(schema.path("items"), counted);
      }
      if (schema.path("additionalProperties").isObject()) {
        count(schema.path("additionalProperties"), counted);
      }
    }
  }

  /** The schema, with a reference for each part that is in several places. */
  private JsonNode linked(JsonNode schema, String field) {
    if (uses.getOrDefault(schema, 0) < 2 || schema.toString().length() < SHORTEST) {
      return withLinkedParts(schema, field);
    }
    String name = names.get(schema);
    if (name == null) {
      name = free(field);
      names.put(schema, name);
      shared.put(name, withLinkedParts(schema, field));
    }
    return NODES.objectNode().put("$ref", "#/$defs/" + name);
  }

  private String free(String field) {
    String name = field;
    for (int i = 2; names.containsValue(name); i++) {
      name = field + i;
    }
    return name;
  }

  private JsonNode withLinkedParts(JsonNode schema, String field) {
    ObjectNode linked = schema.deepCopy();
    if (schema.path("properties").isObject()) {
      ObjectNode properties = linked.putObject("properties");
      schema
          .path("properties")
          .properties()
          .forEach(p -> properties.set(p.getKey(), linked(p.getValue(), p.getKey())));
    }
    for (String below : new String[] {"items", "additionalProperties"}) {
      if (schema.path(below).isObject()) {
        linked.set(below, linked(schema.path(below), field));
      }
    }
    return linked;
  }
}
