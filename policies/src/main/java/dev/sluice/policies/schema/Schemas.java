package dev.sluice.policies.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.documents.DataFiles;
import dev.sluice.policies.kubernetes.KindName;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The schemas that there are; each is read when it is first asked for. */
final class Schemas {
  private static final String OBJECT_METADATA = "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta";

  private static final Map<String, Optional<Schema>> KINDS = new ConcurrentHashMap<>();

  private Schemas() {}

  /** What Kubernetes' types are decoded into, and Ververica's options that hold such types. */
  private static final class Kubernetes {
    static final Definitions ALL =
        Definitions.decoded(types())
            .with(DataFiles.json("schemas/ververica-pods.json").path("$defs"));

    private static JsonNode types() {
      JsonNode types = DataFiles.json("kubernetes.schema.json").path("$defs");
      for (Map.Entry<String, JsonNode> type :
          DataFiles.yaml("kubernetes-fields.yaml").properties()) {
        ((ObjectNode) types.required(type.getKey())).set(Schema.SINCE, type.getValue());
      }
      return types;
    }
  }

  /**
   * The schema of a type of Kubernetes, such as {@code io.k8s.api.core.v1.PodTemplateSpec}.
   *
   * @throws IllegalArgumentException if there is none
   */
  static Schema kubernetes(String name) {
    return Kubernetes.ALL.named(name);
  }

  /** The schema of the metadata of every object. */
  static Schema objectMetadata() {
    return kubernetes(OBJECT_METADATA);
  }

  /**
   * The built-in schema of a kind; empty if it has no such version.
   *
   * @param file its name in {@code schemas/}, without ending
   */
  static Optional<Schema> builtIn(String file, KindName kind) {
    return KINDS.computeIfAbsent(file + " " + kind.version(), _ -> read(file, kind.version()));
  }

  private static Optional<Schema> read(String file, String version) {
    JsonNode content = DataFiles.json("schemas/" + file + ".json");
    JsonNode schema = content.path("versions").path(version);
    return schema.isMissingNode()
        ? Optional.empty()
        : Optional.of(Definitions.validated(content.path("$defs")).compile(schema));
  }
}
