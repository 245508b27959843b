package dev.sluice.policies;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the API server fills in where an object gives nothing: a profile's {@code defaults}. */
final class KindDefaults {
  private final Map<String, Default> byPointer = new LinkedHashMap<>();

  /** A value that is filled in if {@code when} (a pointer) is there. */
  private record Default(JsonPointer at, JsonNode value, Optional<JsonPointer> when) {

    static Default of(JsonNode entry) {
      return new Default(
          JsonPointer.compile(entry.path("at").asText()),
          entry.path("value"),
          Optional.ofNullable(entry.path("when").textValue()).map(JsonPointer::compile));
    }

    boolean appliesTo(JsonNode object) {
      return when.map(object::at).map(KindDefaults::isSet).orElse(true);
    }
  }

  KindDefaults(JsonNode entries) {
    entries.forEach(entry -> byPointer.put(entry.path("at").asText(), Default.of(entry)));
  }

  /** What is filled in at a pointer of this object; missing where nothing is. */
  JsonNode at(String pointer, JsonNode object) {
    Default filled = byPointer.get(pointer);
    return filled != null && filled.appliesTo(object) ? filled.value : MissingNode.getInstance();
  }

  /** Fills an object of one's own in; leaves out what sits below something of another type. */
  void fill(ObjectNode object) {
    for (Default filled : byPointer.values()) {
      if (filled.appliesTo(object) && !isSet(object.at(filled.at))) {
        put(filled, object);
      }
    }
  }

  private static void put(Default filled, ObjectNode object) {
    JsonNode node = object;
    JsonPointer rest = filled.at;
    for (; !rest.tail().matches(); rest = rest.tail()) {
      String name = rest.getMatchingProperty();
      if (node instanceof ObjectNode parent && !isSet(parent.path(name))) {
        parent.putObject(name);
      }
      node = node.path(name);
    }
    if (node instanceof ObjectNode parent) {
      parent.set(rest.getMatchingProperty(), filled.value.deepCopy());
    }
  }

  private static boolean isSet(JsonNode node) {
    return !node.isMissingNode() && !node.isNull();
  }
}
