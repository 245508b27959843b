package dev.sluice.policies.state;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.documents.Document;
import dev.sluice.policies.kubernetes.ObjectIdentity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Documents that are judged together: they are found by each other, in place of what the state
 * holds, and never make a kind complete.
 */
public final class GivenDocuments {
  private final Map<ObjectIdentity, JsonNode> documents = new LinkedHashMap<>();
  private final Set<ObjectIdentity> ambiguous = new LinkedHashSet<>();
  private final Map<ObjectIdentity, String> sources = new HashMap<>();

  /** Of an object that two documents define differently nothing is known. */
  public GivenDocuments(Collection<JsonNode> documents) {
    for (JsonNode document : documents) {
      ObjectIdentity id = ObjectIdentity.of(document);
      JsonNode kept = KnownObjects.kept(document);
      JsonNode earlier = this.documents.put(id, kept);
      if (earlier != null && !id.name().isEmpty() && !earlier.equals(kept)) {
        ambiguous.add(id);
      }
    }
  }

  /** The same, and findings can say where each is written. */
  public static GivenDocuments of(Collection<Document> read) {
    GivenDocuments given = new GivenDocuments(read.stream().map(Document::tree).toList());
    for (Document document : read) {
      String source = document.source() + ":" + document.line();
      given.sources.put(ObjectIdentity.of(document.tree()), source);
    }
    return given;
  }

  /** The objects that several documents define differently. */
  public Set<ObjectIdentity> ambiguous() {
    return Collections.unmodifiableSet(ambiguous);
  }

  /** The state in which these documents stand, too. */
  public State over(State state) {
    return documents.isEmpty() ? state : new Over(state, documents, ambiguous, sources);
  }

  private record Over(
      State below,
      Map<ObjectIdentity, JsonNode> documents,
      Set<ObjectIdentity> ambiguous,
      Map<ObjectIdentity, String> sources)
      implements State {
    @Override
    public Optional<String> source(JsonNode object) {
      String source = sources.get(ObjectIdentity.of(object));
      return source == null ? below.source(object) : Optional.of(source);
    }

    @Override
    public Lookup find(String group, String kind, String namespace, String name) {
      ObjectIdentity id = new ObjectIdentity(group, kind, namespace, name);
      if (ambiguous.contains(id)) {
        return Lookup.UNKNOWN;
      }
      JsonNode document = documents.get(id);
      return document == null
          ? below.find(group, kind, namespace, name)
          : new Lookup.Found(document);
    }

    @Override
    public Optional<JsonNode> deployed(ObjectIdentity id) {
      return documents.containsKey(id) ? State.super.deployed(id) : below.deployed(id);
    }

    @Override
    public Optional<List<JsonNode>> list(String group, String kind, String namespace) {
      if (ambiguous.stream().anyMatch(id -> id.isIn(group, kind, namespace))) {
        return Optional.empty();
      }
      return below
          .list(group, kind, namespace)
          .map(all -> merge(all, id -> id.isIn(group, kind, namespace)));
    }

    @Override
    public Optional<List<JsonNode>> all(String group, String kind) {
      return below.all(group, kind).map(all -> merge(all, id -> id.isOf(group, kind)));
    }

    private List<JsonNode> merge(List<JsonNode> all, Predicate<ObjectIdentity> wanted) {
      Map<ObjectIdentity, JsonNode> merged = new LinkedHashMap<>();
      all.forEach(object -> merged.put(ObjectIdentity.of(object), object));
      documents.forEach(
          (id, document) -> {
            if (wanted.test(id)) {
              merged.put(id, document);
            }
          });
      return new ArrayList<>(merged.values());
    }
  }
}
