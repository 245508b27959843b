package dev.sluice.policies.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kubernetes.KindName;
import dev.sluice.policies.state.State;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
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

  /** The one that is installed, else the one whose definition is served; none of none. */
  Optional<KindProfile> choose(Installation installation, State state) {
    if (profiles.isEmpty()) {
      return Optional.empty();
    }
    return installation.operator(system).map(profiles::get).or(() -> Optional.of(served(state)));
  }

  /** The first one, unless the definition lacks the field that only the first one has. */
  private KindProfile served(State state) {
    Iterator<KindProfile> inOrder = profiles.values().iterator();
    KindProfile first = inOrder.next();
    return state.find(DEFINITIONS, "CustomResourceDefinition", "", definition)
                instanceof State.Lookup.Found(JsonNode served)
            && lacksField(served.path("spec"))
        ? inOrder.next()
        : first;
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
