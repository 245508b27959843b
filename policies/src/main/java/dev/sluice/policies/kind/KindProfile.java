package dev.sluice.policies.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.kubernetes.FieldPointer;
import dev.sluice.policies.kubernetes.KindName;
import dev.sluice.policies.policy.Settings;
import dev.sluice.policies.state.State;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a data file says of one kind: where labels, templates, ports, configuration sit. */
public final class KindProfile {
  private final KindName name;
  private final JsonNode header;
  private final Map<FieldType, List<FieldSpec>> places = new EnumMap<>(FieldType.class);
  private final KindDefaults defaults;
  private final KindVariants variants;

  KindProfile(KindName name, JsonNode header, List<FieldSpec> places) {
    this.name = name;
    this.header = header;
    places.forEach(
        place ->
            this.places
                .computeIfAbsent(place.type(), type -> new java.util.ArrayList<>())
                .add(place));
    this.defaults = new KindDefaults(header.path("defaults"));
    this.variants = new KindVariants(name, header, places);
  }

  /** The profiles of the systems that share this kind; none where one system has it. */
  public Collection<KindProfile> variants() {
    return variants.profiles();
  }

  /** The profile of the system that the resource is for; this one where one system has the kind. */
  public KindProfile variant(Settings settings, State state) {
    return variants.choose(settings, state).orElse(this);
  }

  /** Which of the systems that share the kind this profile is for; empty where one has it. */
  public String variant() {
    return header.path("variant").asText("");
  }

  /** apiVersion and kind. */
  public KindName name() {
    return name;
  }

  /** The plural name in the API's paths, such as {@code flinkdeployments}. */
  public String plural() {
    return header.path("plural").asText();
  }

  /** Whether objects of the kind live in namespaces. */
  public boolean namespaced() {
    return !header.path("scope").asText("Namespaced").equals("Cluster");
  }

  /** Whether the kind is one of Sluice's own, whose rules cannot be turned off. */
  public boolean isOwn() {
    return name.group().equals("sluice.dev");
  }

  /** Where the document sits that a target's patch pointers are relative to; empty for the root. */
  public String documentRoot() {
    return header.path("documentRoot").asText("");
  }

  /** Pointer to the kind's own reference to a deployment target, if it has one. */
  public Optional<String> targetReference() {
    return Optional.ofNullable(header.path("targetReference").textValue());
  }

  /** The container that a pod template of this kind describes Flink's process with. */
  public String mainContainer() {
    return header.path("mainContainer").asText("flink-main-container");
  }

  /** Whether a document of this kind counts only if a container of that name is in it. */
  public boolean onlyWithMainContainer() {
    return header.path("onlyWithMainContainer").asBoolean(false);
  }

  /** The same profile for every document of the kind, whichever containers are in it. */
  KindProfile withAnyContainers() {
    ObjectNode unconditional = header.deepCopy();
    unconditional.remove("onlyWithMainContainer");
    List<FieldSpec> all = places.values().stream().flatMap(List::stream).toList();
    return new KindProfile(name, unconditional, all);
  }

  /**
   * Whether the object is laid over what its system has already, so that a member that is not given
   * may be there. {@code mergedWhen} names the field and the value that say so.
   */
  public boolean isMerged(JsonNode object) {
    JsonNode when = header.path("mergedWhen");
    return when.isObject()
        && object.at(FieldPointer.of(when.path("at").asText()).pointer()).equals(when.path("is"));
  }

  /**
   * Whether the kind's own operator leaves the object unchecked, so that rules about what it
   * refuses have nothing to say. {@code unchecked} names the field and the text, in any case, that
   * say so, and how the ids of those rules begin.
   */
  public boolean isUnchecked(String rule, JsonNode object) {
    JsonNode unchecked = header.path("unchecked");
    if (unchecked.isMissingNode()
        || !object
            .at(unchecked.path("at").asText())
            .asText("")
            .equalsIgnoreCase(unchecked.path("is").asText())) {
      return false;
    }
    for (JsonNode prefix : unchecked.path("rules")) {
      if (rule.startsWith(prefix.asText())) {
        return true;
      }
    }
    return false;
  }

  /** All places of a type, in the order of the profile. */
  public List<FieldSpec> places(FieldType type) {
    return places.getOrDefault(type, List.of());
  }

  /** What the API server fills in at a pointer of this object; missing where it leaves it. */
  public JsonNode defaultAt(String pointer, JsonNode object) {
    return defaults.at(pointer, object);
  }

  /** The object's spec, copied, with some members filled in; it shares the others with it. */
  public JsonNode defaultedSpec(JsonNode object, Set<String> members) {
    if (!(object.path("spec") instanceof ObjectNode given)) {
      return object.path("spec");
    }
    ObjectNode copy = JsonNodeFactory.instance.objectNode();
    ObjectNode spec = copy.putObject("spec");
    spec.setAll(given);
    members.stream()
        .filter(spec::has)
        .forEach(member -> spec.set(member, spec.get(member).deepCopy()));
    defaults.fill(copy, members);
    return spec;
  }

  /** The names in the pointers of its places and of what is filled in, some of them repeatedly. */
  Stream<String> memberNames() {
    return Stream.concat(
            places.values().stream().flatMap(List::stream).flatMap(FieldSpec::pointers),
            defaults.pointers())
        .flatMap(pointer -> Stream.of(pointer.split("/")))
        .filter(name -> !name.isEmpty());
  }

  @Override
  public String toString() {
    return name.toString();
  }
}
