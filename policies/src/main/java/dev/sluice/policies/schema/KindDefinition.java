package dev.sluice.policies.schema;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kind.KindProfile;
import dev.sluice.policies.state.State;
import dev.sluice.policies.state.State.Lookup;
import java.util.Optional;

/** The CustomResourceDefinition of a kind. */
final class KindDefinition {
  private static final String GROUP = "apiextensions.k8s.io";
  private static final String SCHEMA = "openAPIV3Schema";

  private KindDefinition() {}

  /** The schema by the definition in the state; empty where there is none for the version. */
  static Optional<Schema> schema(KindProfile kind, State state) {
    String name = kind.plural() + "." + kind.name().group();
    return state.find(GROUP, "CustomResourceDefinition", "", name)
            instanceof Lookup.Found(JsonNode definition)
        ? schema(definition, kind.name().version())
        : Optional.empty();
  }

  /** The schema that a definition gives a version; empty where it gives none. */
  static Optional<Schema> schema(JsonNode definition, String version) {
    JsonNode spec = definition.path("spec");
    JsonNode schema = spec.path("validation").path(SCHEMA);
    for (JsonNode one : spec.path("versions")) {
      if (one.path("name").asText("").equals(version) && one.has("schema")) {
        schema = one.path("schema").path(SCHEMA);
      }
    }
    boolean old = !definition.path("apiVersion").asText("").equals(GROUP + "/v1");
    boolean unknownKept = spec.path("preserveUnknownFields").asBoolean(old);
    return schema.isObject()
        ? Optional.of(Definitions.ofOne(unknownKept).compile(schema))
        : Optional.empty();
  }
}
