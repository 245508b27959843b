package dev.sluice.webhook.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kubernetes.ObjectIdentity;
import dev.sluice.policies.state.State;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a cluster at one instant: kinds of which all objects are known, and single
 * objects of others. Of each object only what rules read is kept.
 */
final class ClusterState implements State {
  /** Nothing is known. */
  static final ClusterState UNKNOWN = new ClusterState(Map.of(), Map.of());

  /** A kind, whatever its version. */
  record Kind(String group, String kind) {}

  private final Map<Kind, KindObjects> kinds;

  /** Empty for those that are known not to be there. */
  private final Map<ObjectIdentity, Optional<JsonNode>> singles;

  private ClusterState(
      Map<Kind, KindObjects> kinds, Map<ObjectIdentity, Optional<JsonNode>> singles) {
    this.kinds = kinds;
    this.singles = singles;
  }

  /** The same with all objects of a kind. */
  ClusterState with(Kind kind, KindObjects objects) {
    Map<Kind, KindObjects> all = new HashMap<>(kinds);
    all.put(kind, objects);
    return new ClusterState(all, singles);
  }

  /** The same without knowledge of a kind. */
  ClusterState without(Kind kind) {
    Map<Kind, KindObjects> all = new HashMap<>(kinds);
    all.remove(kind);
    return new ClusterState(all, singles);
  }

  /** The same with one object, or the knowledge that it is not there. */
  ClusterState with(ObjectIdentity id, Optional<JsonNode> object) {
    Map<ObjectIdentity, Optional<JsonNode>> all = new HashMap<>(singles);
    all.put(id, object);
    return new ClusterState(kinds, all);
  }

  /** The same without knowledge of one object. */
  ClusterState without(ObjectIdentity id) {
    Map<ObjectIdentity, Optional<JsonNode>> all = new HashMap<>(singles);
    all.remove(id);
    return new ClusterState(kinds, all);
  }

  @Override
  public Lookup find(String group, String kind, String namespace, String name) {
    KindObjects objects = kinds.get(new Kind(group, kind));
    if (objects != null) {
      return lookup(objects.find(namespace, name));
    }
    Optional<JsonNode> single = singles.get(new ObjectIdentity(group, kind, namespace, name));
    return single == null ? Lookup.UNKNOWN : lookup(single);
  }

  private static Lookup lookup(Optional<JsonNode> object) {
    return object.<Lookup>map(Lookup.Found::new).orElse(Lookup.ABSENT);
  }

  @Override
  public Optional<List<JsonNode>> list(String group, String kind, String namespace) {
    return Optional.ofNullable(kinds.get(new Kind(group, kind))).map(all -> all.list(namespace));
  }

  @Override
  public Optional<List<JsonNode>> all(String group, String kind) {
    return Optional.ofNullable(kinds.get(new Kind(group, kind))).map(KindObjects::all);
  }

  @Override
  public boolean mayKnow(String group, String kind) {
    return kinds.containsKey(new Kind(group, kind))
        || singles.keySet().stream().anyMatch(id -> id.isOf(group, kind));
  }

  /** No object is kept whole. */
  @Override
  public Optional<JsonNode> deployed(ObjectIdentity id) {
    return Optional.empty();
  }
}
