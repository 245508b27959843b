package dev.sluice.policies.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.kubernetes.ObjectIdentity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * State made of objects at hand. A kind of which one object is there is complete: what is not there
 * is absent. Of Secrets only names and keys are kept.
 */
public final class KnownObjects implements State {
  /** Group and kind. */
  private record Type(String group, String kind) {}

  private final Map<ObjectIdentity, JsonNode> objects = new LinkedHashMap<>();

  /** The same by kind and namespace, which is the identity of an object without name. */
  private final Map<ObjectIdentity, List<JsonNode>> lists = new HashMap<>();

  private final Set<Type> complete = new HashSet<>();

  /** The state that consists of these objects; of two of one identity the later counts. */
  public KnownObjects(Collection<JsonNode> objects) {
    for (JsonNode object : objects) {
      ObjectIdentity id = ObjectIdentity.of(object);
      this.objects.put(id, kept(object));
      complete.add(new Type(id.group(), id.kind()));
    }
    this.objects.forEach(
        (id, object) -> lists.computeIfAbsent(listed(id), all -> new ArrayList<>()).add(object));
    lists.replaceAll((list, all) -> List.copyOf(all));
  }

  @Override
  public Lookup find(String group, String kind, String namespace, String name) {
    JsonNode object = objects.get(new ObjectIdentity(group, kind, namespace, name));
    if (object != null) {
      return new Lookup.Found(object);
    }
    return complete.contains(new Type(group, kind)) ? Lookup.ABSENT : Lookup.UNKNOWN;
  }

  @Override
  public Optional<List<JsonNode>> list(String group, String kind, String namespace) {
    return complete.contains(new Type(group, kind))
        ? Optional.of(lists.getOrDefault(new ObjectIdentity(group, kind, namespace, ""), List.of()))
        : Optional.empty();
  }

  @Override
  public Optional<List<JsonNode>> all(String group, String kind) {
    return complete.contains(new Type(group, kind))
        ? Optional.of(
            lists.entrySet().stream()
                .filter(list -> list.getKey().group().equals(group))
                .filter(list -> list.getKey().kind().equals(kind))
                .flatMap(list -> list.getValue().stream())
                .toList())
        : Optional.empty();
  }

  private static ObjectIdentity listed(ObjectIdentity id) {
    return new ObjectIdentity(id.group(), id.kind(), id.namespace(), "");
  }

  /** The object, or of a Secret the same without any value. */
  static JsonNode kept(JsonNode object) {
    ObjectIdentity id = ObjectIdentity.of(object);
    if (!(object instanceof ObjectNode whole)
        || !id.group().isEmpty()
        || !id.kind().equals("Secret")) {
      return object;
    }
    ObjectNode bare = whole.objectNode();
    bare.set("apiVersion", object.path("apiVersion"));
    bare.set("kind", object.path("kind"));
    bare.putObject("metadata").put("name", id.name()).put("namespace", id.namespace());
    ObjectNode keys = bare.putObject("data");
    object.path("data").fieldNames().forEachRemaining(keys::putNull);
    object.path("stringData").fieldNames().forEachRemaining(keys::putNull);
    return bare;
  }
}
