package dev.sluice.policies;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.documents.DataFiles;
import dev.sluice.policies.documents.Document;
import dev.sluice.policies.documents.Documents;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The contract kit of the API server's rows: fragments of pod templates, in {@code kit-pods/}. A
 * document is
 *
 * <pre>
 * row: POD-160                       the row
 * fails: {volume: {name: ""}}        a fragment that breaks it
 * at: volume.name                    where
 * passes: {volume: {name: a}}        one that just does not
 * rule, type, action: …              what the finding has instead of the catalogue's (rule: FLK-014)
 * with: [{rule: POD-265, at: …}]     what else is found; row: where the rule has another name
 * only: Pod | Template               for which it holds, if not for both
 * plain: true                        not in a template of Flink, which changes what it is about
 * kubernetes: "1.32"                 the version, if not the newest
 * </pre>
 *
 * A fragment is merged (RFC 7386) into a pod template with one container: {@code metadata} and
 * {@code spec} as they are, {@code container} into that container, {@code init} into an init
 * container, {@code volume} into a volume {@code data}; paths begin with these words, too.
 */
public record KitPods(String file, JsonNode data) {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Map<String, String> PLACES =
      Map.of(
          "container", "spec.containers[0]",
          "init", "spec.initContainers[0]",
          "volume", "spec.volumes[0]");

  /** All of them, in the order of files and of the documents in them. */
  public static Stream<KitPods> all() {
    return DataFiles.names("kit-pods").stream().flatMap(KitPods::of);
  }

  private static Stream<KitPods> of(String file) {
    Documents read = Documents.read(file, DataFiles.text("kit-pods/" + file));
    if (!read.errors().isEmpty()) {
      throw new IllegalStateException(read.errors().toString());
    }
    return read.documents().stream().map(Document::tree).map(data -> new KitPods(file, data));
  }

  /** The row. */
  public String row() {
    return data.path("row").asText();
  }

  /** The version of Kubernetes; empty for the newest. */
  public String kubernetes() {
    return data.path("kubernetes").asText();
  }

  /** Whether it holds for pods and templates by themselves only. */
  public boolean isPlain() {
    return data.path("plain").asBoolean();
  }

  /** {@code Pod} or {@code Template} where it holds for one of them; else empty. */
  public String only() {
    return data.path("only").asText();
  }

  /** The template that breaks the row. */
  public ObjectNode failing() {
    return template(data.path("fails"));
  }

  /** The template that just does not; none for a row that everything is found by. */
  public ObjectNode passing() {
    return template(data.path("passes"));
  }

  /** What is found in the failing one, as the contract kit writes it, in the order of paths. */
  public ArrayNode expected() {
    List<JsonNode> expected = new ArrayList<>();
    expected.add(finding(data, row()));
    for (JsonNode other : data.path("with")) {
      expected.add(finding(other, other.path("row").asText(other.path("rule").asText())));
    }
    expected.sort(
        Comparator.comparing((JsonNode finding) -> finding.path("path").asText())
            .thenComparing(finding -> finding.path("rule").asText()));
    return NODES.arrayNode().addAll(expected);
  }

  private static ObjectNode finding(JsonNode data, String row) {
    String rule = data.path("rule").asText(row);
    String type =
        KitCase.BOOK.catalogue().rule(row).light().map(light -> light.type().name()).orElse("");
    ObjectNode finding = NODES.objectNode();
    finding.put("rule", rule);
    finding.put(
        "action", data.path("action").asText(KitCase.BOOK.catalogue().rule(rule).action().name()));
    finding.put("type", data.path("type").asText(type));
    finding.put("path", place(data.path("at").asText()));
    if (!rule.equals(row)) {
      finding.putArray("also").add(row);
    }
    return finding;
  }

  private static String place(String at) {
    String first = at.replaceFirst("[.\\[].*", "");
    return PLACES.getOrDefault(first, first) + at.substring(first.length());
  }

  private static ObjectNode template(JsonNode fragment) {
    ObjectNode template = NODES.objectNode();
    template.putObject("metadata").putObject("labels").put("team", "orders");
    ObjectNode spec = template.putObject("spec");
    if (fragment.has("init")) {
      ObjectNode init = spec.putArray("initContainers").addObject();
      merge(init.put("name", "init").put("image", "example.com/init:1"), fragment.path("init"));
    }
    ObjectNode container = spec.putArray("containers").addObject();
    container.put("name", "sidecar").put("image", "example.com/sidecar:1");
    merge(container, fragment.path("container"));
    if (fragment.has("volume")) {
      merge(spec.putArray("volumes").addObject().put("name", "data"), fragment.path("volume"));
    }
    for (Map.Entry<String, JsonNode> part : fragment.properties()) {
      if (!PLACES.containsKey(part.getKey())) {
        merge(template, NODES.objectNode().set(part.getKey(), part.getValue()));
      }
    }
    return template;
  }

  /** RFC 7386. */
  private static void merge(ObjectNode into, JsonNode patch) {
    for (Map.Entry<String, JsonNode> field : patch.properties()) {
      JsonNode value = field.getValue();
      if (value.isNull()) {
        into.remove(field.getKey());
      } else if (value.isObject()) {
        merge(into.withObjectProperty(field.getKey()), value);
      } else {
        into.set(field.getKey(), value.deepCopy());
      }
    }
  }

  /** The cases of the contract kit: either template as that of a FlinkDeployment. */
  Stream<KitCase> cases() {
    if (isPlain()) {
      return Stream.empty();
    }
    Stream<KitCase> failing = Stream.of(kit(row() + " is broken", failing(), expected()));
    return data.has("passes")
        ? Stream.concat(failing, Stream.of(kit(row() + " holds", passing(), NODES.arrayNode())))
        : failing;
  }

  private KitCase kit(String name, ObjectNode template, ArrayNode expected) {
    ObjectNode kit = NODES.objectNode();
    kit.put("case", name);
    ObjectNode object = kit.putObject("object");
    object.put("apiVersion", "flink.apache.org/v1beta1").put("kind", "FlinkDeployment");
    object.putObject("metadata").put("name", "orders");
    ObjectNode spec = object.putObject("spec");
    spec.put("image", "example.com/orders:1").put("flinkVersion", "v1_20");
    spec.put("serviceAccount", "flink");
    spec.putObject("flinkConfiguration").put("state.checkpoints.dir", "s3://orders/checkpoints");
    for (String process : new String[] {"jobManager", "taskManager"}) {
      spec.putObject(process).putObject("resource").put("cpu", 1).put("memory", "2048m");
    }
    spec.set("podTemplate", template);
    for (JsonNode finding : expected) {
      ObjectNode own = (ObjectNode) finding;
      own.put("path", "spec.podTemplate." + own.path("path").asText());
    }
    kit.set("expect", expected);
    if (!kubernetes().isEmpty()) {
      policy(kit.putArray("policies").addObject());
    }
    return new KitCase(row(), kit);
  }

  private void policy(ObjectNode policy) {
    policy.put("apiVersion", "sluice.dev/v1alpha1").put("kind", "Policy");
    policy.putObject("metadata").put("name", "kubernetes");
    ObjectNode installation = policy.putObject("spec").putObject("installation");
    installation.putObject("kubernetes").put("version", kubernetes());
  }

  @Override
  public String toString() {
    return file + ": " + row();
  }
}
