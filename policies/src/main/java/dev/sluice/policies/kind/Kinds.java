package dev.sluice.policies.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.documents.DataFiles;
import dev.sluice.policies.documents.Document;
import dev.sluice.policies.kubernetes.KindName;
import dev.sluice.policies.kubernetes.Suggestion;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kind profiles, read from the data files {@code kinds/*.yaml} and {@code shapes/*.yaml}. */
public final class Kinds {
  /** Groups of which every kind has a profile. */
  private static final Set<String> WHOLE = Set.of("flink.apache.org", "flinkoperator.k8s.io");

  private final Map<KindName, KindProfile> profiles = new LinkedHashMap<>();

  private Kinds(Collection<KindProfile> profiles) {
    profiles.forEach(profile -> this.profiles.put(profile.name(), profile));
  }

  /**
   * The profiles that Sluice comes with.
   *
   * @param types what can sit at a field
   * @throws IllegalStateException with file and line where a profile says what nobody reads, or
   *     leaves out what is needed
   */
  public static Kinds builtIn(Collection<FieldType<?>> types) {
    return of(DataFiles.all("kinds").values(), DataFiles.all("shapes"), types);
  }

  static Kinds of(
      Collection<Document> kinds, Map<String, Document> shapes, Collection<FieldType<?>> types) {
    KindReader reader = new KindReader(types, shapes);
    return new Kinds(kinds.stream().flatMap(file -> read(file, reader).stream()).toList());
  }

  private static List<KindProfile> read(Document file, KindReader reader) {
    DataLine profile = DataLine.of(file);
    KindHead head = profile.as(KindHead.class);
    List<KindReader.Line> lines = reader.lines(profile);
    return head.apiVersions().stream()
        .map(version -> KindProfile.of(new KindName(version, head.kind()), head, lines))
        .toList();
  }

  /** The same kinds, every Pod among them taken for a pod template, whichever containers it has. */
  public Kinds withEveryPod() {
    return new Kinds(profiles.values().stream().map(KindProfile::withAnyContainers).toList());
  }

  /** The profile of a kind, if Sluice knows it. */
  public Optional<KindProfile> find(String apiVersion, String kind) {
    return Optional.ofNullable(profiles.get(new KindName(apiVersion, kind)));
  }

  /** The profile of the kind that a document gives, if it is one to judge. */
  public Optional<KindProfile> of(JsonNode object) {
    return find(object.path("apiVersion").asText(""), object.path("kind").asText(""))
        .filter(kind -> !kind.onlyWithMainContainer() || hasMainContainer(kind, object));
  }

  /**
   * The kind that a document was probably meant to be, whose API group has no such kind or version.
   * Empty where an operator may well serve it: Sluice does not know every kind of every group.
   */
  public Optional<KindProfile> nearest(JsonNode object) {
    KindName given =
        new KindName(object.path("apiVersion").asText(""), object.path("kind").asText(""));
    if (given.kind().isEmpty() || profiles.containsKey(given)) {
      return Optional.empty();
    }
    Map<String, KindProfile> group = given.group().isEmpty() ? Map.of() : group(given.group());
    return Optional.ofNullable(group.get(given.kind()))
        .or(() -> ofAnotherGroup(given))
        .or(() -> Suggestion.nearest(given.kind(), group.keySet()).map(group::get))
        .or(() -> WHOLE.contains(given.group()) ? shortest(group) : Optional.empty());
  }

  private Map<String, KindProfile> group(String name) {
    Map<String, KindProfile> group = new LinkedHashMap<>();
    for (KindProfile profile : profiles.values()) {
      if (profile.name().group().equals(name)) {
        group.put(profile.name().kind(), profile);
      }
    }
    return group;
  }

  /**
   * The kind of that name, where one group alone has it and the given group certainly does not: it
   * is another of those known, one of Kubernetes' own, which have no dot, or misspelt.
   */
  private Optional<KindProfile> ofAnotherGroup(KindName given) {
    Map<String, KindProfile> byGroup = new LinkedHashMap<>();
    Set<String> groups = new HashSet<>();
    for (KindProfile profile : profiles.values()) {
      groups.add(profile.name().group());
      if (profile.name().kind().equals(given.kind())) {
        byGroup.putIfAbsent(profile.name().group(), profile);
      }
    }
    boolean elsewhere = groups.contains(given.group()) || !given.group().contains(".");
    return Optional.of(byGroup)
        .filter(one -> one.size() == 1 && !one.containsKey(""))
        .map(one -> one.values().iterator().next())
        .filter(only -> elsewhere || isMisspelt(given.group(), only));
  }

  private static boolean isMisspelt(String group, KindProfile kind) {
    return !kind.isOwn() && Suggestion.nearest(group, Set.of(kind.name().group())).isPresent();
  }

  private static Optional<KindProfile> shortest(Map<String, KindProfile> group) {
    return group.keySet().stream()
        .min(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
        .map(group::get);
  }

  private static boolean hasMainContainer(KindProfile kind, JsonNode object) {
    for (JsonNode container : object.at("/spec/containers")) {
      if (container.path("name").asText("").equals(kind.mainContainer())) {
        return true;
      }
    }
    return false;
  }

  /** All profiles. */
  public Collection<KindProfile> all() {
    return profiles.values();
  }

  /** The rule ids that profiles name at fields of a type, for rules that are mere data. */
  public Set<String> rules(FieldType<?> type) {
    return profiles.values().stream()
        .flatMap(kind -> kind.rules(type))
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * The names of fields that the profiles and Kubernetes' own types have, interned: a tree whose
   * names are the same strings is looked through faster.
   */
  public Set<String> fieldNames() {
    return Stream.concat(
            profiles.values().stream().flatMap(KindProfile::fieldNames), kubernetesFieldNames())
        .map(String::intern)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Stream<String> kubernetesFieldNames() {
    return DataFiles.json("kubernetes.schema.json").findValues("properties").stream()
        .flatMap(fields -> fields.properties().stream())
        .map(Map.Entry::getKey);
  }
}
