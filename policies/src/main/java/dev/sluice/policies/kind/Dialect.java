package dev.sluice.policies.kind;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kubernetes.FieldPointer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Another build of a kind's operator, which fills in itself what some rules ask for.
 *
 * @param name what an installation calls it
 * @param shownBy fields that only its resources have
 * @param optionsAt a map of options, some of which only its resources have
 * @param options the key that those are below
 * @param rules the rules that have nothing to say there
 */
record Dialect(
    @JsonProperty(required = true) String name,
    List<FieldPointer> shownBy,
    Optional<FieldPointer> optionsAt,
    String options,
    @JsonProperty(required = true) List<String> rules) {

  /** Whether the object is certainly for this build. */
  boolean isShown(JsonNode object) {
    return shownBy.stream().anyMatch(field -> isThere(object.at(field.pointer())))
        || optionsAt.filter(map -> hasOption(object.at(map.pointer()))).isPresent();
  }

  private boolean hasOption(JsonNode map) {
    return map.path(options).isObject()
        || map.properties().stream().map(Map.Entry::getKey).anyMatch(this::isBelow);
  }

  private boolean isBelow(String key) {
    return key.startsWith(options) && key.startsWith(".", options.length());
  }

  private static boolean isThere(JsonNode field) {
    return !field.isMissingNode() && !field.isNull();
  }
}
