package dev.sluice.policies;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * State made of objects at hand. A kind of which one object belongs to the state is complete: what
 * is not there is absent. Documents that are judged together are found by each other, in place of
 * what the state holds, and never make a kind complete. Of Secrets only names and keys are kept.
 */
public final class KnownObjects implements State {
  private static final String DEFAULT_NAMESPACE = "default";

  /** Group and kind. */
  private record Type(String group, String kind) {}

  /**
   * What tells an object from all others: no two of the same identity can be in one cluster.
   *
   * @param group the API group, empty for the core group
   * @param kind the kind
   * @param namespace the namespace; {@code default} where the object gives none
   * @param name the name
   */
  public record Identity(String group, String kind, String namespace, String name) {
    public Identity {
      namespace = namespace.isEmpty() ? DEFAULT_NAMESPACE : namespace;
    }

    /** The identity that an object gives itself. */
    public static Identity of(JsonNode object) {
      KindName type =
          new KindName(object.path("apiVersion").asText(""), object.path("kind").asText(""));
      JsonNode metadata = object.path("metadata");
      return new Identity(
          type.group(),
          type.kind(),
          metadata.path("namespace").asText(""),
          metadata.path("name").asText(""));
    }
  }

  private final Map<Type, Map<Identity, JsonNode>> complete = new LinkedHashMap<>();
  private final Map<Identity, JsonNode> documents = new LinkedHashMap<>();

  private KnownObjects() {}

  /** The state that consists of these objects; of two of one identity the later counts. */
  public static KnownObjects of(Collection<JsonNode> objects) {
    KnownObjects state = new KnownObjects();
    for (JsonNode object : objects) {
      Identity id = Identity.of(object);
      state
          .complete
          .computeIfAbsent(new Type(id.group, id.kind), type -> new LinkedHashMap<>())
          .put(id, withoutSecrets(id, object));
    }
    return state;
  }

  /** This state, and documents that are judged together. */
  public KnownObjects with(Collection<JsonNode> together) {
    KnownObjects state = new KnownObjects();
    state.complete.putAll(complete);
    state.documents.putAll(documents);
    for (JsonNode object : together) {
      Identity id = Identity.of(object);
      state.documents.put(id, withoutSecrets(id, object));
    }
    return state;
  }

  @Override
  public Lookup find(String group, String kind, String namespace, String name) {
    Identity id = new Identity(group, kind, namespace, name);
    Map<Identity, JsonNode> known = complete.get(new Type(group, kind));
    JsonNode object = documents.get(id);
    if (object == null && known != null) {
      object = known.get(id);
    }
    if (object != null) {
      return new Lookup.Found(object);
    }
    return known == null ? Lookup.UNKNOWN : Lookup.ABSENT;
  }

  @Override
  public Optional<List<JsonNode>> list(String group, String kind, String namespace) {
    Map<Identity, JsonNode> known = complete.get(new Type(group, kind));
    if (known == null) {
      return Optional.empty();
    }
    Map<Identity, JsonNode> all = new LinkedHashMap<>(known);
    all.putAll(documents);
    Identity wanted = new Identity(group, kind, namespace, "");
    List<JsonNode> objects = new ArrayList<>();
    all.forEach(
        (id, object) -> {
          if (new Identity(id.group, id.kind, id.namespace, "").equals(wanted)) {
            objects.add(object);
          }
        });
    return Optional.of(List.copyOf(objects));
  }

  /** The object, or of a Secret the same without any value. */
  private static JsonNode withoutSecrets(Identity id, JsonNode object) {
    if (!(id.group.isEmpty() && id.kind.equals("Secret")) || !object.isObject()) {
      return object;
    }
    ObjectNode bare = ((ObjectNode) object).objectNode();
    bare.set("apiVersion", object.path("apiVersion"));
    bare.set("kind", object.path("kind"));
    ObjectNode metadata = bare.putObject("metadata");
    metadata.put("name", id.name);
    metadata.put("namespace", id.namespace);
    ObjectNode data = bare.putObject("data");
    object.path("data").fieldNames().forEachRemaining(data::putNull);
    object.path("stringData").fieldNames().forEachRemaining(data::putNull);
    return bare;
  }
}
