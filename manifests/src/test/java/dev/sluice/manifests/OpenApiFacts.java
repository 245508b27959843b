package dev.sluice.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an API server's OpenAPI says of the Kubernetes types inside our kinds: types, required
 * members, enumerations, formats and the keys of lists; no prose and no defaults. A JSON Schema
 * document with a definition a line.
 */
final class OpenApiFacts {
  /** The types that our kinds hold, by the page that has them; with all that they refer to. */
  static final Map<String, Set<String>> ROOTS =
      Map.of(
          "/openapi/v3/api/v1",
          Set.of("io.k8s.api.core.v1.PodTemplateSpec", "io.k8s.api.core.v1.PersistentVolumeClaim"),
          "/openapi/v3/apis/policy/v1",
          Set.of("io.k8s.api.policy.v1.PodDisruptionBudgetSpec"),
          "/openapi/v3/apis/autoscaling/v2",
          Set.of("io.k8s.api.autoscaling.v2.HorizontalPodAutoscalerSpec"));

  private static final String SCHEMAS = "#/components/schemas/";
  private static final Set<String> KEPT =
      Set.of(
          "type",
          "format",
          "required",
          "enum",
          "nullable",
          "x-kubernetes-int-or-string",
          "x-kubernetes-list-map-keys",
          "x-kubernetes-list-type",
          "x-kubernetes-map-type",
          "x-kubernetes-patch-merge-key");

  private final SortedMap<String, JsonNode> definitions = new TreeMap<>();

  /** Takes the types of a page, with all that they refer to. */
  void add(JsonNode page, Set<String> roots) {
    JsonNode schemas = page.at("/components/schemas");
    Deque<String> wanted = new ArrayDeque<>(roots);
    while (!wanted.isEmpty()) {
      String name = wanted.pop();
      if (!definitions.containsKey(name)) {
        if (!schemas.has(name)) {
          throw new IllegalArgumentException("the server knows no " + name);
        }
        definitions.put(name, reduced(schemas.path(name), wanted));
      }
    }
  }

  /** The facts alone; the names of types that it refers to are added to {@code wanted}. */
  private static ObjectNode reduced(JsonNode schema, Deque<String> wanted) {
    ObjectNode facts = Api.JSON.createObjectNode();
    schema
        .properties()
        .forEach(
            member -> {
              String keyword = member.getKey();
              JsonNode value = member.getValue();
              switch (keyword) {
                case "$ref" -> facts.put("$ref", reference(value, wanted));
                // A reference with a description beside it comes wrapped.
                case "allOf" -> facts.setAll(reduced(value.path(0), wanted));
                case "oneOf" -> value.forEach(one -> array(facts).add(reduced(one, wanted)));
                case "items", "additionalProperties" ->
                    facts.set(keyword, value.isObject() ? reduced(value, wanted) : value);
                case "properties" ->
                    value
                        .properties()
                        .forEach(
                            property ->
                                properties(facts)
                                    .set(property.getKey(), reduced(property.getValue(), wanted)));
                default -> {
                  if (KEPT.contains(keyword)) {
                    facts.set(keyword, value);
                  }
                }
              }
            });
    return facts;
  }

  private static ArrayNode array(ObjectNode facts) {
    return facts.withArray("oneOf");
  }

  private static ObjectNode properties(ObjectNode facts) {
    return facts.withObject("/properties");
  }

  private static String reference(JsonNode value, Deque<String> wanted) {
    String name = value.asText().substring(SCHEMAS.length());
    wanted.push(name);
    return "#/$defs/" + name;
  }

  /**
   * The document.
   *
   * @param version of Kubernetes
   */
  String text(String version) {
    StringBuilder text = new StringBuilder("{\n\"kubernetesVersion\": \"" + version + "\",\n");
    text.append("\"$defs\": {");
    String separator = "\n";
    for (var definition : definitions.entrySet()) {
      text.append(separator).append('"').append(definition.getKey()).append("\": ");
      text.append(definition.getValue());
      separator = ",\n";
    }
    return text.append("\n}}\n").toString();
  }
}
