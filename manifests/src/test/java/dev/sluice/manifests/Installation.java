package dev.sluice.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.documents.Document;
import dev.sluice.policies.documents.Documents;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * All objects of one way to install Sluice.
 *
 * @param name of its overlay
 */
record Installation(String name, List<JsonNode> objects) {
  private static final Path OVERLAYS = Path.of("overlays");
  private static final Pattern RIGHTS = Pattern.compile("ServiceAccount|(Cluster)?Role(Binding)?");
  private static final Map<String, Installation> RENDERED = new ConcurrentHashMap<>();

  /** Every overlay, as kubectl renders it. */
  static Stream<Installation> every(Cluster cluster) {
    return TestFiles.below(OVERLAYS, "kustomization\\.yaml").stream()
        .map(file -> file.getParent().getFileName().toString())
        .map(name -> of(cluster, name));
  }

  /** An overlay, as kubectl renders it. */
  static Installation of(ControlPlane cluster, String name) {
    return RENDERED.computeIfAbsent(
        name, _ -> new Installation(name, rendered(cluster, OVERLAYS.resolve(name))));
  }

  /** What kubectl makes of a folder with a kustomization. */
  static List<JsonNode> rendered(ControlPlane cluster, Path folder) {
    Kubectl.Run run = cluster.kubectl("default").run("kustomize", "" + folder.toAbsolutePath());
    if (run.code() != 0 || !run.err().isEmpty()) {
      throw new AssertionError(run.text());
    }
    return objects(run.out());
  }

  /** The objects of a rendered text. */
  static List<JsonNode> objects(String yaml) {
    Documents read = Documents.read("rendered", yaml);
    if (!read.errors().isEmpty()) {
      throw new AssertionError(read.errors());
    }
    return read.documents().stream().map(Document::tree).toList();
  }

  /** Where its overlay is. */
  Path folder() {
    return OVERLAYS.resolve(name);
  }

  /** The objects of a kind. */
  List<JsonNode> all(String kind) {
    return objects.stream().filter(each -> each.path("kind").asText().equals(kind)).toList();
  }

  /** The object of a kind that is called {@code sluice}. */
  JsonNode the(String kind) {
    return all(kind).stream()
        .filter(each -> each.at("/metadata/name").asText().equals("sluice"))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " has no " + kind + " sluice"));
  }

  /** The pod of the Deployment: its template. */
  JsonNode pod() {
    return the("Deployment").at("/spec/template");
  }

  /** Its only container. */
  JsonNode container() {
    return pod().at("/spec/containers/0");
  }

  /** The arguments of its command line. */
  List<String> arguments() {
    return container().path("args").valueStream().map(JsonNode::asText).toList();
  }

  /** The webhooks of both configurations. */
  List<JsonNode> webhooks() {
    return Stream.of("ValidatingWebhookConfiguration", "MutatingWebhookConfiguration")
        .flatMap(kind -> the(kind).path("webhooks").valueStream())
        .toList();
  }

  /** The rules of all roles. */
  List<JsonNode> rights() {
    return Stream.of("ClusterRole", "Role")
        .flatMap(kind -> all(kind).stream())
        .flatMap(role -> role.path("rules").valueStream())
        .toList();
  }

  /** Gives the ServiceAccount what it may do, and installs nothing else. */
  void applyRights(ControlPlane cluster) {
    apply(
        cluster,
        objects.stream()
            .filter(each -> RIGHTS.matcher(each.path("kind").asText()).matches())
            .toList());
  }

  /** Applies objects in their order, as GitOps tools do. */
  static void apply(ControlPlane cluster, List<? extends JsonNode> objects) {
    ObjectNode list = Api.JSON.createObjectNode().put("apiVersion", "v1").put("kind", "List");
    list.putArray("items").addAll(objects);
    Kubectl.Run run =
        cluster
            .kubectl("sluice-system")
            .given(list.toString(), "apply", "--server-side", "--force-conflicts", "-f", "-");
    if (run.code() != 0) {
      throw new AssertionError(run.text());
    }
  }

  /** Kind and name of an object. */
  static String id(JsonNode object) {
    return object.path("kind").asText() + " " + object.at("/metadata/name").asText();
  }

  @Override
  public String toString() {
    return name;
  }
}
