package dev.sluice.policies.kind;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.documents.DataFiles;
import dev.sluice.policies.kubernetes.KindName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The kind profiles, read from the data files {@code kinds/*.yaml}.
 *
 * <p>A profile may {@code include} a shape (a list of places that several kinds share, such as the
 * body of a Ververica deployment) at a pointer. Pointers of the shape, and its attributes whose
 * name ends in {@code At}, are then relative to it. A shape may include shapes in turn.
 */
public final class Kinds {
  private static final Kinds BUILT_IN = new Kinds(DataFiles.all("kinds"), DataFiles.all("shapes"));

  private final Map<KindName, KindProfile> profiles = new LinkedHashMap<>();

  Kinds(Map<String, JsonNode> kinds, Map<String, JsonNode> shapes) {
    kinds.forEach(
        (file, profile) -> {
          for (JsonNode apiVersion : profile.path("apiVersions")) {
            KindName name = new KindName(apiVersion.asText(), profile.path("kind").asText());
            profiles.put(name, new KindProfile(name, profile, places(file, profile, shapes)));
          }
        });
  }

  private Kinds(Collection<KindProfile> profiles) {
    profiles.forEach(profile -> this.profiles.put(profile.name(), profile));
  }

  /** The profiles that Sluice comes with. */
  public static Kinds builtIn() {
    return BUILT_IN;
  }

  /** The same kinds, every Pod among them taken for a pod template, whichever containers it has. */
  public Kinds withEveryPod() {
    return new Kinds(profiles.values().stream().map(KindProfile::withAnyContainers).toList());
  }

  /** The profile of a kind, if Sluice knows it. */
  public Optional<KindProfile> find(String apiVersion, String kind) {
    return Optional.ofNullable(profiles.get(new KindName(apiVersion, kind)));
  }

  /** All profiles. */
  public Collection<KindProfile> all() {
    return profiles.values();
  }

  /** The rule ids that profiles name at places of a type, for rules that are mere data. */
  public Set<String> rules(FieldType type) {
    return profiles.values().stream()
        .flatMap(kind -> kind.places(type).stream())
        .map(place -> place.text("rule"))
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * The names of members that the profiles speak of, interned: a tree whose names are the same
   * strings is looked through faster.
   */
  public Set<String> memberNames() {
    return profiles.values().stream()
        .flatMap(KindProfile::memberNames)
        .map(String::intern)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Where a shape is included.
   *
   * @param at pointer to what the shape is about
   * @param partial whether that is a fragment
   * @param variant the only system that it is for; empty for all that have the kind
   */
  private record Inclusion(String at, boolean partial, String variant) {
    Inclusion below(JsonNode include) {
      return new Inclusion(
          at + include.path("at").asText(""),
          partial || include.path("partial").asBoolean(false),
          include.path("variant").asText(variant));
    }
  }

  private static List<FieldSpec> places(
      String file, JsonNode profile, Map<String, JsonNode> shapes) {
    List<FieldSpec> places = new ArrayList<>();
    collect(file, profile, new Inclusion("", false, ""), shapes, places);
    return places;
  }

  private static void collect(
      String file,
      JsonNode data,
      Inclusion inclusion,
      Map<String, JsonNode> shapes,
      List<FieldSpec> places) {
    data.path("places").forEach(place -> places.add(place(file, place, inclusion)));
    for (JsonNode include : data.path("include")) {
      String shape = include.path("shape").asText();
      JsonNode shared = shapes.get(shape);
      if (shared == null) {
        throw new IllegalStateException(file + ": no shape " + shape);
      }
      collect(shape, shared, inclusion.below(include), shapes, places);
    }
  }

  private static FieldSpec place(String file, JsonNode data, Inclusion inclusion) {
    ObjectNode attributes = JsonNodeFactory.instance.objectNode();
    data.properties()
        .forEach(
            attribute -> {
              JsonNode value = attribute.getValue();
              attributes.set(
                  attribute.getKey().intern(),
                  attribute.getKey().endsWith("At") ? relative(inclusion.at, value) : value);
            });
    if (!inclusion.variant.isEmpty()) {
      attributes.put("variant", inclusion.variant);
    }
    String pointer = inclusion.at + data.path("at").asText("");
    FieldType type = FieldType.of(data.path("type").asText(), file);
    type.check(attributes, file);
    return new FieldSpec(type, JsonPointer.compile(pointer), inclusion.partial, attributes);
  }

  private static JsonNode relative(String below, JsonNode pointer) {
    return JsonNodeFactory.instance.textNode(below + pointer.asText());
  }
}
