package dev.sluice.policies.state;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kubernetes.ObjectIdentity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Documents that are judged together: they are found by each other, in place of what the state
 * holds, and never make a kind complete.
 */
public final class GivenDocuments {
  private final Map<ObjectIdentity, JsonNode> documents = new LinkedHashMap<>();

  /** Of two documents of one identity the later counts. */
  public GivenDocuments(Collection<JsonNode> documents) {
    documents.forEach(d -> this.documents.put(ObjectIdentity.of(d), KnownObjects.kept(d)));
  }

  /** The state in which these documents stand, too. */
  public State over(State state) {
    return documents.isEmpty() ? state : new Over(state, documents);
  }

  private record Over(State below, Map<ObjectIdentity, JsonNode> documents) implements State {
    @Override
    public Lookup find(String group, String kind, String namespace, String name) {
      JsonNode document = documents.get(new ObjectIdentity(group, kind, namespace, name));
      return document == null
          ? below.find(group, kind, namespace, name)
          : new Lookup.Found(document);
    }

    @Override
    public Optional<List<JsonNode>> list(String group, String kind, String namespace) {
      return below.list(group, kind, namespace).map(all -> merge(all, group, kind, namespace));
    }

    private List<JsonNode> merge(List<JsonNode> all, String group, String kind, String namespace) {
      Map<ObjectIdentity, JsonNode> merged = new LinkedHashMap<>();
      all.forEach(object -> merged.put(ObjectIdentity.of(object), object));
      documents.forEach(
          (id, document) -> {
            if (id.isIn(group, kind, namespace)) {
              merged.put(id, document);
            }
          });
      return new ArrayList<>(merged.values());
    }
  }
}
