package dev.sluice.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The custom resource definitions of all kinds: of Sluice's own those that are shipped; of others
 * the systems' own where the corpus has them, else the tests', which type the main fields and let
 * the rest pass.
 */
final class Crds {
  static final String PATH = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";

  /** What a cluster is given. */
  private static final Path SHIPPED = Path.of("crds");

  private Crds() {}

  static Collection<JsonNode> all() {
    Map<String, JsonNode> byName = new TreeMap<>();
    Stream.of(TestFiles.resource("crds"), SHIPPED)
        .flatMap(folder -> TestFiles.below(folder, ".yaml").stream())
        .flatMap(file -> TestFiles.objects(file).stream())
        .filter(object -> object.path("kind").asText().equals("CustomResourceDefinition"))
        .forEach(crd -> byName.put(name(crd), approved(crd)));
    TestFiles.corpus().stream()
        .flatMap(corpus -> TestFiles.below(corpus.resolve("crds"), ".y?a?ml").stream())
        .flatMap(file -> TestFiles.objects(file).stream())
        // Others are not served any more.
        .filter(crd -> crd.path("apiVersion").asText().equals("apiextensions.k8s.io/v1"))
        .forEach(crd -> byName.put(name(crd), approved(crd)));
    return byName.values();
  }

  /** Where the objects of a definition are listed once it is established. */
  static Stream<String> lists(JsonNode crd) {
    String plural = crd.at("/spec/names/plural").asText();
    String group = "/apis/" + crd.at("/spec/group").asText() + "/";
    return crd.at("/spec/versions")
        .valueStream()
        .map(version -> group + version.path("name").asText() + "/" + plural);
  }

  private static String name(JsonNode crd) {
    return crd.at("/metadata/name").asText();
  }

  /**
   * A definition for a group of its own, beside others of the same name, and in the newest form.
   *
   * @param group which no other has
   */
  static ObjectNode copy(ObjectNode definition, String group) {
    ObjectNode copy = definition.deepCopy();
    copy.put("apiVersion", "apiextensions.k8s.io/v1").remove("status");
    String plural = copy.at("/spec/names/plural").asText();
    ((ObjectNode) copy.path("metadata")).put("name", plural + "." + group).remove("annotations");
    ObjectNode spec = (ObjectNode) copy.path("spec");
    spec.put("group", group).remove(List.of("conversion", "version", "additionalPrinterColumns"));
    spec.remove("preserveUnknownFields");
    JsonNode schema = spec.remove("validation");
    if (schema != null) { // of a time when keys of lists had no defaults
      schema.findParents("x-kubernetes-list-map-keys").forEach(Crds::withoutKeys);
    }
    JsonNode subresources = spec.remove("subresources");
    for (JsonNode version : spec.path("versions")) {
      if (schema != null) {
        ((ObjectNode) version).set("schema", schema);
        ((ObjectNode) version).set("subresources", subresources);
      }
    }
    return copy;
  }

  private static void withoutKeys(JsonNode list) {
    ((ObjectNode) list).remove(List.of("x-kubernetes-list-map-keys", "x-kubernetes-list-type"));
  }

  /** The API server wants each group below k8s.io annotated; the operators' installers do that. */
  static JsonNode approved(JsonNode crd) {
    if (crd.at("/spec/group").asText().endsWith(".k8s.io")) {
      ((ObjectNode) crd)
          .withObject("/metadata/annotations")
          .put("api-approved.kubernetes.io", "unapproved, for tests");
    }
    return crd;
  }
}
