package dev.sluice.webhook.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** CustomResourceDefinitions as they are kept: a few hundred KB each, most of which repeats. */
final class Definitions {
  static final String GROUP = "apiextensions.k8s.io";
  static final String KIND = "CustomResourceDefinition";

  private static final Reduction FIELDS = Reduction.to("/spec");

  /** Members of a schema that are for people. */
  private static final Set<String> PROSE =
      Set.of("description", "example", "externalDocs", "title");

  private Definitions() {}

  /** A definition without what is for people; equal parts are one. */
  static JsonNode reduced(JsonNode definition) {
    return new Sharing().of(FIELDS.of(definition));
  }

  /** The versions that the API server serves, the stored one first. */
  static Stream<String> served(JsonNode definition) {
    return definition
        .path("spec")
        .path("versions")
        .valueStream()
        .filter(version -> version.path("served").asBoolean())
        .sorted((a, b) -> Boolean.compare(isStored(b), isStored(a)))
        .map(version -> version.path("name").asText());
  }

  private static boolean isStored(JsonNode version) {
    return version.path("storage").asBoolean();
  }

  /** A copy of a tree in which equal trees are the same one. */
  private static final class Sharing {
    private final Map<JsonNode, JsonNode> known = new HashMap<>();

    JsonNode of(JsonNode node) {
      JsonNode copy =
          switch (node) {
            case ObjectNode object -> object(object);
            case ArrayNode array -> {
              ArrayNode list = JsonNodeFactory.instance.arrayNode(array.size());
              array.forEach(element -> list.add(of(element)));
              yield list;
            }
            default -> node;
          };
      JsonNode same = known.putIfAbsent(copy, copy);
      return same == null ? copy : same;
    }

    /** A field of the kind can be called like a member of a schema; its value is no text. */
    private ObjectNode object(ObjectNode object) {
      ObjectNode copy = JsonNodeFactory.instance.objectNode();
      object
          .properties()
          .forEach(
              member -> {
                if (!PROSE.contains(member.getKey()) || !member.getValue().isTextual()) {
                  copy.set(member.getKey(), of(member.getValue()));
                }
              });
      return copy;
    }
  }
}
