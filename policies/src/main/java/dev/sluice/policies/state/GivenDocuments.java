package dev.sluice.policies.state;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.documents.Document;
import dev.sluice.policies.kubernetes.ObjectIdentity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Documents that are judged together: they are found by each other, in place of what the state
 * holds, and never make a kind complete.
 */
public final class GivenDocuments {
  private final Map<ObjectIdentity, Given> documents = new LinkedHashMap<>();
  private final Map<ObjectIdentity, Set<String>> repeated = new HashMap<>();
  private final Map<ObjectIdentity, JsonNode> ambiguous = new LinkedHashMap<>();

  /**
   * A document.
   *
   * @param tree what is kept of it, however that is
   * @param source where it is written; empty if not known
   * @param line there
   */
  private record Given(Supplier<JsonNode> tree, String source, int line) {}

  /** How what is given is kept until it is asked for. */
  @FunctionalInterface
  public interface Keeping {
    Supplier<JsonNode> keep(JsonNode tree);
  }

  /**
   * An object that several documents define differently.
   *
   * @param one of the documents
   * @param sources in which it is defined, in the order in which they came
   */
  public record Ambiguous(ObjectIdentity id, JsonNode one, List<String> sources) {}

  private GivenDocuments() {}

  /** Of an object that two documents define differently nothing is known. */
  public GivenDocuments(Collection<JsonNode> documents) {
    documents.forEach(document -> add(document, "", 0, tree -> () -> tree));
  }

  /** The same, and findings can say where each is written. */
  public static GivenDocuments of(Collection<Document> read) {
    Collector collector = new Collector(tree -> () -> tree);
    read.forEach(collector::add);
    return collector.given();
  }

  /** Takes one document after another. */
  public static final class Collector {
    private final GivenDocuments given = new GivenDocuments();
    private final Keeping keeping;

    public Collector(Keeping keeping) {
      this.keeping = keeping;
    }

    public void add(Document document) {
      given.add(document.tree(), document.source(), document.line(), keeping);
    }

    /** All that were added so far. */
    public GivenDocuments given() {
      return given;
    }
  }

  private void add(JsonNode document, String source, int line, Keeping keeping) {
    ObjectIdentity id = ObjectIdentity.of(document);
    Given given = new Given(keeping.keep(KnownObjects.kept(document)), source, line);
    Given earlier = documents.put(id, given);
    if (earlier == null || id.name().isEmpty()) {
      return;
    }
    repeated
        .computeIfAbsent(id, _ -> new LinkedHashSet<>(Set.of(earlier.source())))
        .add(given.source());
    if (!earlier.tree().get().equals(given.tree().get())) {
      ambiguous.put(id, document);
    }
  }

  /** The objects that several documents define differently. */
  public List<Ambiguous> ambiguous() {
    return ambiguous.entrySet().stream()
        .map(
            each ->
                new Ambiguous(
                    each.getKey(),
                    each.getValue(),
                    List.copyOf(Objects.requireNonNull(repeated.get(each.getKey())))))
        .toList();
  }

  /** The state in which these documents stand, too. */
  public State over(State state) {
    return documents.isEmpty() ? state : new Over(state, documents, ambiguous.keySet());
  }

  private record Over(
      State below, Map<ObjectIdentity, Given> documents, Set<ObjectIdentity> ambiguous)
      implements State {
    @Override
    public Optional<String> source(JsonNode object) {
      Given given = documents.get(ObjectIdentity.of(object));
      return given == null || given.source().isEmpty()
          ? below.source(object)
          : Optional.of(given.source() + ":" + given.line());
    }

    @Override
    public Lookup find(String group, String kind, String namespace, String name) {
      ObjectIdentity id = new ObjectIdentity(group, kind, namespace, name);
      if (ambiguous.contains(id)) {
        return Lookup.UNKNOWN;
      }
      Given given = documents.get(id);
      return given == null
          ? below.find(group, kind, namespace, name)
          : new Lookup.Found(given.tree().get());
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
          (id, given) -> {
            if (wanted.test(id)) {
              merged.put(id, given.tree().get());
            }
          });
      return new ArrayList<>(merged.values());
    }
  }
}
