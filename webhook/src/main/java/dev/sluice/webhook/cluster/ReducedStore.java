package dev.sluice.webhook.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.kubernetes.KindName;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.informers.cache.ItemStore;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an informer keeps: objects in reduced form, which are published as a snapshot, from the
 * first complete list on and after each change that the reduced form shows.
 */
final class ReducedStore implements ItemStore<GenericKubernetesResource> {
  private static final JsonMapper JSON = new JsonMapper();

  private final KindName kind;
  private final UnaryOperator<JsonNode> reduction;
  private final Consumer<KindObjects> publish;
  private final Map<String, Map<String, JsonNode>> byNamespace = new HashMap<>();
  private KindObjects published = KindObjects.NONE;
  private boolean complete;
  private volatile long lastEvent;

  /**
   * @param kind of all objects; in lists Kubernetes' own do not say it
   */
  ReducedStore(KindName kind, UnaryOperator<JsonNode> reduction, Consumer<KindObjects> publish) {
    this.kind = kind;
    this.reduction = reduction;
    this.publish = publish;
  }

  /** The first list has been read to its end. */
  synchronized void complete() {
    complete = true;
    byNamespace.forEach((namespace, all) -> published = published.with(namespace, all));
    publish.accept(published);
  }

  /** Nothing is published any more. */
  synchronized void close() {
    complete = false;
  }

  /** When something was heard last, in milliseconds since 1970; 0 for never. */
  long lastEvent() {
    return lastEvent;
  }

  @Override
  public String getKey(GenericKubernetesResource object) {
    return namespace(object) + "/" + object.getMetadata().getName();
  }

  @Override
  public synchronized @Nullable GenericKubernetesResource put(
      String key, GenericKubernetesResource object) {
    lastEvent = System.currentTimeMillis();
    String namespace = namespace(object);
    JsonNode reduced = reduction.apply(json(object));
    JsonNode old =
        byNamespace
            .computeIfAbsent(namespace, n -> new HashMap<>())
            .put(object.getMetadata().getName(), reduced);
    if (!reduced.equals(old)) {
      changed(namespace);
    }
    return old == null ? null : named(namespace, object.getMetadata().getName());
  }

  @Override
  public synchronized @Nullable GenericKubernetesResource remove(String key) {
    String namespace = key.substring(0, key.indexOf('/'));
    String name = key.substring(namespace.length() + 1);
    Map<String, JsonNode> all = byNamespace.getOrDefault(namespace, Map.of());
    if (!all.containsKey(name)) {
      return null;
    }
    lastEvent = System.currentTimeMillis();
    all.remove(name);
    if (all.isEmpty()) {
      byNamespace.remove(namespace);
    }
    changed(namespace);
    return named(namespace, name);
  }

  private void changed(String namespace) {
    if (complete) {
      published = published.with(namespace, byNamespace.getOrDefault(namespace, Map.of()));
      publish.accept(published);
    }
  }

  @Override
  public synchronized Stream<String> keySet() {
    return values().map(this::getKey);
  }

  @Override
  public synchronized Stream<GenericKubernetesResource> values() {
    return byNamespace.entrySet().stream()
        .flatMap(all -> all.getValue().keySet().stream().map(name -> named(all.getKey(), name)))
        .toList()
        .stream();
  }

  @Override
  public synchronized int size() {
    return byNamespace.values().stream().mapToInt(Map::size).sum();
  }

  @Override
  public synchronized @Nullable GenericKubernetesResource get(String key) {
    String namespace = key.substring(0, key.indexOf('/'));
    String name = key.substring(namespace.length() + 1);
    return byNamespace.getOrDefault(namespace, Map.of()).containsKey(name)
        ? named(namespace, name)
        : null;
  }

  /** So that the informer does not remember what it will tell of later. */
  @Override
  public boolean isFullState() {
    return false;
  }

  /** What the informer needs to know of an object that is there: how it is called. */
  private static GenericKubernetesResource named(String namespace, String name) {
    GenericKubernetesResource object = new GenericKubernetesResource();
    object.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace(namespace.isEmpty() ? null : namespace)
            .withName(name)
            .build());
    return object;
  }

  private static String namespace(GenericKubernetesResource object) {
    String namespace = object.getMetadata().getNamespace();
    return namespace == null ? "" : namespace;
  }

  /** The object without what no reduction keeps. */
  private JsonNode json(GenericKubernetesResource object) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("apiVersion", kind.apiVersion()).put("kind", kind.kind());
    ObjectMeta metadata = object.getMetadata();
    ObjectNode kept = json.putObject("metadata").put("name", metadata.getName());
    if (metadata.getNamespace() != null) {
      kept.put("namespace", metadata.getNamespace());
    }
    kept.put("uid", metadata.getUid());
    if (metadata.getLabels() != null) {
      kept.set("labels", JSON.valueToTree(metadata.getLabels()));
    }
    for (String field : new String[] {"spec", "data"}) {
      Object value = object.getAdditionalProperties().get(field);
      if (value != null) {
        json.set(field, JSON.valueToTree(value));
      }
    }
    return json;
  }
}
