package dev.sluice.policies.kind;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kubernetes.FieldPointer;
import java.util.List;

/**
 * A field by which a kind's operator leaves the object unchecked.
 *
 * @param at the field
 * @param is the string that it then is, in any case
 * @param rules how the ids of the rules begin that have nothing to say then
 */
public record Unchecked(
    @JsonProperty(required = true) FieldPointer at,
    @JsonProperty(required = true) String is,
    @JsonProperty(required = true) List<String> rules) {

  boolean isShown(JsonNode object) {
    return is.equalsIgnoreCase(object.at(at.pointer()).asText(""));
  }

  boolean isAbout(String rule) {
    return rules.stream().anyMatch(rule::startsWith);
  }
}
