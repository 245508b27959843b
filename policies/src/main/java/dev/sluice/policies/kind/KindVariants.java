package dev.sluice.policies.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.kubernetes.KindName;
import dev.sluice.policies.policy.Settings;
import dev.sluice.policies.state.State;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The systems that share one kind, as the profile's {@code variants} list them: {@code of} their
 * names, the {@code parameter} of the policies that chooses one, and a field of the spec that only
 * the first one's definition has.
 */
final class KindVariants {
  private static final String DEFINITIONS = "apiextensions.k8s.io";

  private final JsonNode data;
  private final String definition;
  private final Map<String, KindProfile> profiles = new LinkedHashMap<>();

  KindVariants(KindName kind, JsonNode header, List<FieldSpec> places) {
    this.data = header.path("variants");
    this.definition = header.path("plural").asText() + "." + kind.group();
    for (JsonNode variant : data.path("of")) {
      String name = variant.asText();
      List<FieldSpec> kept = places.stream().filter(p -> isFor(name, p.text("variant"))).toList();
      profiles.put(name, new KindProfile(kind, header(header, name), kept));
    }
  }

  /** The header without what it keeps for other variants. */
  private static JsonNode header(JsonNode header, String variant) {
    ObjectNode own = header.deepCopy();
    own.remove("variants");
    own.put("variant", variant);
    ArrayNode filled = own.putArray("defaults");
    for (JsonNode entry : header.path("defaults")) {
      if (isFor(variant, entry.path("variant").asText(""))) {
        filled.add(entry);
      }
    }
    return own;
  }

  private static boolean isFor(String variant, String only) {
    return only.isEmpty() || only.equals(variant);
  }

  Collection<KindProfile> profiles() {
    return profiles.values();
  }

  /** The one that the policies name, else the one whose definition is served; none of none. */
  Optional<KindProfile> choose(Settings settings, State state) {
    if (profiles.isEmpty()) {
      return Optional.empty();
    }
    KindProfile named = profiles.get(settings.choice(data.path("parameter").asText()));
    return Optional.of(named == null ? served(state) : named);
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
    return fields.isObject() && !fields.has(data.path("firstHas").asText());
  }
}
