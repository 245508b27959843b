package dev.sluice.webhook.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All objects of one kind in reduced form: an immutable snapshot. */
final class KindObjects {
  /** There are none. */
  static final KindObjects NONE = new KindObjects(Map.of());

  private final Map<String, Map<String, JsonNode>> byNamespace;

  private KindObjects(Map<String, Map<String, JsonNode>> byNamespace) {
    this.byNamespace = byNamespace;
  }

  /** The same with other objects in one namespace, by their names. */
  KindObjects with(String namespace, Map<String, JsonNode> objects) {
    Map<String, Map<String, JsonNode>> all = new HashMap<>(byNamespace);
    if (objects.isEmpty()) {
      all.remove(namespace);
    } else {
      all.put(namespace, Map.copyOf(objects));
    }
    return new KindObjects(all);
  }

  /**
   * @param namespace empty for a kind without namespaces
   */
  Optional<JsonNode> find(String namespace, String name) {
    return Optional.ofNullable(byNamespace.getOrDefault(namespace, Map.of()).get(name));
  }

  List<JsonNode> list(String namespace) {
    return List.copyOf(byNamespace.getOrDefault(namespace, Map.of()).values());
  }

  List<JsonNode> all() {
    List<JsonNode> all = new ArrayList<>();
    byNamespace.values().forEach(objects -> all.addAll(objects.values()));
    return all;
  }
}
