package dev.sluice.policies.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kubernetes.KindName;
import dev.sluice.policies.state.State;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The systems that share one kind, each with a profile of its own. */
final class KindVariants {
  /** One system has the kind. */
  static final KindVariants NONE = new KindVariants("", "", "");

  private static final String DEFINITIONS = "apiextensions.k8s.io";

  private final String definition;
  private final String system;
  private final String firstHas;
  private final Map<String, KindProfile> profiles = new LinkedHashMap<>();

  private KindVariants(String definition, String system, String firstHas) {
    this.definition = definition;
    this.system = system;
    this.firstHas = firstHas;
  }

  KindVariants(KindName kind, KindHead head, Function<String, KindProfile> profile) {
    this(
        head.plural() + "." + kind.group(),
        head.variants().map(KindHead.Variants::system).orElse(""),
        head.variants().map(KindHead.Variants::firstHas).orElse(""));
    head.variants()
        .ifPresent(variants -> variants.of().forEach(v -> profiles.put(v, profile.apply(v))));
  }

  Collection<KindProfile> profiles() {
    return profiles.values();
  }

  /**
   * The one that is installed, else the one whose definition is served, else the first if an object
   * has the field that only the first one has, else all of them; none of none.
   */
  List<KindProfile> candidates(Installation installation, State state, List<JsonNode> objects) {
    if (profiles.isEmpty()) {
      return List.of();
    }
    List<KindProfile> inOrder = List.copyOf(profiles.values());
    return installation
        .operator(system)
        .map(profiles::get)
        .or(() -> served(state, inOrder))
        .or(() -> shown(objects, inOrder.getFirst()))
        .map(List::of)
        .orElse(inOrder);
  }

  /** What makes one of them certain. */
  String fact(String variant) {
    return "installation." + system + ".operator: " + variant;
  }

  /** The first one, unless the definition lacks the field that only the first one has. */
  private Optional<KindProfile> served(State state, List<KindProfile> inOrder) {
    return state.find(DEFINITIONS, "CustomResourceDefinition", "", definition)
            instanceof State.Lookup.Found(JsonNode served)
        ? Optional.of(inOrder.get(lacksField(served.path("spec")) ? 1 : 0))
        : Optional.empty();
  }

  private Optional<KindProfile> shown(List<JsonNode> objects, KindProfile first) {
    return objects.stream().anyMatch(object -> object.path("spec").hasNonNull(firstHas))
        ? Optional.of(first)
        : Optional.empty();
  }

  private boolean lacksField(JsonNode spec) {
    boolean lacks = lacksInSchema(spec.path("validation"));
    for (JsonNode version : spec.path("versions")) {
      lacks |= lacksInSchema(version.path("schema"));
    }
    return lacks;
  }

  private boolean lacksInSchema(JsonNode schema) {
    JsonNode fields = schema.at("/openAPIV3Schema/properties/spec/properties");
    return fields.isObject() && !fields.has(firstHas);
  }
}
