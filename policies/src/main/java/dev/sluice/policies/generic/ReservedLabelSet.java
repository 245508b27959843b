package dev.sluice.policies.generic;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.documents.DataFiles;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Label keys that a system keeps for itself, read from {@code reserved-labels.yaml}.
 *
 * @param rule the rule that names a use of them
 * @param data the entry: {@code owner}, {@code effect}, {@code keys} (key to the value that the
 *     system sets itself, or nothing) and {@code prefixes}
 */
public record ReservedLabelSet(String rule, JsonNode data) {
  private static final Map<String, ReservedLabelSet> SETS = new HashMap<>();

  static {
    DataFiles.yaml("reserved-labels.yaml")
        .properties()
        .forEach(
            e ->
                SETS.put(
                    e.getKey(),
                    new ReservedLabelSet(e.getValue().path("rule").asText(), e.getValue())));
  }

  /** The set that a kind profile names. */
  @JsonCreator
  public static ReservedLabelSet of(String name) {
    return Optional.ofNullable(SETS.get(name))
        .orElseThrow(
            () -> new IllegalArgumentException("there is no set of reserved labels " + name));
  }

  /** Whether the key, with this value, is the system's. */
  boolean reserves(String key, String value, String name, String role) {
    JsonNode own = data.path("keys").path(key);
    if (!own.isMissingNode()) {
      return own.isNull() || !value.equals(fill(own.asText(), name, role));
    }
    for (JsonNode prefix : data.path("prefixes")) {
      if (key.startsWith(prefix.asText())) {
        return true;
      }
    }
    return false;
  }

  /** The keys, with the value that the system sets itself; without where any value is reserved. */
  public Map<String, Optional<String>> keys() {
    Map<String, Optional<String>> keys = new LinkedHashMap<>();
    data.path("keys")
        .properties()
        .forEach(key -> keys.put(key.getKey(), Optional.ofNullable(key.getValue().textValue())));
    return keys;
  }

  /** What reserved keys begin with. */
  public List<String> prefixes() {
    return data.path("prefixes").valueStream().map(JsonNode::asText).toList();
  }

  /** Who keeps the labels, for the text of a finding. */
  public String owner() {
    return data.path("owner").asText();
  }

  /** What happens to a user's label of that key. */
  public String effect() {
    return data.path("effect").asText();
  }

  private static String fill(String template, String name, String role) {
    return template.replace("{role}", role).replace("{name}", name);
  }
}
