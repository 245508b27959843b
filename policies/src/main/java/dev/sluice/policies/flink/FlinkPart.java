package dev.sluice.policies.flink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.flink.FlinkConfiguration.Entry;
import dev.sluice.policies.flink.FlinkPorts.AddedPort;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.render.FlinkProcess;
import dev.sluice.policies.render.Origin.Added;
import dev.sluice.policies.render.Part;
import dev.sluice.policies.render.PodDraft;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What Flink adds to its pods. What never differs is made once and shared by all pods. */
final class FlinkPart {
  private static final String FLINK = "Flink";
  private static final String VARIABLE = "FLK-022";
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  static final Added POD = Added.of(FLINK, "its container", "");
  static final Added LABELS =
      Added.of(FLINK, "what its Services and Deployments select", "FLK-013");
  static final Added NETWORK = Added.of(FLINK, "kubernetes.hostnetwork.enabled", "");
  static final Added COMMAND = Added.of(FLINK, "its entry point", "");
  static final Added RESOURCES = Added.of(FLINK, "its own memory and CPU options", "");

  static final Part NATIVE = PodDraft.text("flink-native-kubernetes", LABELS);
  static final Part STANDALONE = PodDraft.text("flink-standalone-kubernetes", LABELS);
  static final Part DEFAULT_ACCOUNT = PodDraft.text("default", Added.of(FLINK, "its default", ""));
  static final Part PULL_POLICY = PodDraft.text("IfNotPresent", Added.of(FLINK, "its default", ""));
  static final Part NEVER =
      PodDraft.text("Never", Added.of(FLINK, "it starts new TaskManagers itself", ""));
  static final Part NAME =
      PodDraft.text(NativePod.MAIN_CONTAINER, Added.of(FLINK, "its container", "FLK-025"));
  static final Part POD_ADDRESS = field("_POD_IP_ADDRESS", "status.podIP");
  static final Part NODE_ID = field("_POD_NODE_ID", "spec.nodeName");
  static final Part JVM_MEMORY =
      Part.added(
          NODES.objectNode().put("name", "FLINK_TM_JVM_MEM_OPTS").put("value", ""),
          Added.of(FLINK, "computed from its memory options", VARIABLE));

  private static final Map<FlinkProcess, Part> COMPONENTS =
      Stream.of(FlinkProcess.values())
          .collect(
              Collectors.toMap(
                  process -> process, process -> PodDraft.text(process.word(), LABELS)));

  /** The ports that no option moves, by name. */
  private static final Map<String, Part> PORTS =
      Stream.of("jobmanager", "taskmanager")
          .flatMap(process -> FlinkPorts.added(FlinkConfiguration.NONE, process).stream())
          .collect(Collectors.toMap(port -> port.row().name(), FlinkPart::made));

  private FlinkPart() {}

  /** The label that tells which process runs in a pod. */
  static Part component(FlinkProcess process) {
    return Objects.requireNonNull(COMPONENTS.get(process));
  }

  private static Part field(String name, String path) {
    ObjectNode variable = NODES.objectNode().put("name", name);
    variable
        .putObject("valueFrom")
        .putObject("fieldRef")
        .put("apiVersion", "v1")
        .put("fieldPath", path);
    return Part.added(variable, Added.of(FLINK, "it reads its own address", VARIABLE));
  }

  /** The origin of what an option asks for. */
  static Added of(Entry option) {
    return of(option, "");
  }

  /** The origin of what an option asks for, with the rule that names a clash with it. */
  static Added of(Entry option, String row) {
    Optional<FieldPath> place = option.place();
    String by = place.isPresent() ? FLINK : "Flink, as the operator's configuration says";
    return new Added(by, option.key(), row, place);
  }

  /** The origin of what Flink makes itself because of an option, such as a Secret. */
  static Added made(Entry option, String row) {
    return Added.of(FLINK, option.key(), row);
  }

  static Part of(JsonNode node, Entry option, String row) {
    return Part.added(node, of(option, row));
  }

  /** A reference by name. */
  static Part named(String name, Entry option) {
    return of(NODES.objectNode().put("name", name), option, "");
  }

  /** A variable with the text of an option. */
  static Part variable(String name, Entry option) {
    return of(NODES.objectNode().put("name", name).put("value", option.text()), option, VARIABLE);
  }

  /** A variable from a Secret. */
  static Part secretVariable(Map<String, String> map, Entry option) {
    ObjectNode variable = NODES.objectNode();
    putIfGiven(variable, "name", map.get("env"));
    ObjectNode reference = variable.putObject("valueFrom").putObject("secretKeyRef");
    putIfGiven(reference, "name", map.get("secret"));
    putIfGiven(reference, "key", map.get("key"));
    return of(variable, option, VARIABLE);
  }

  private static void putIfGiven(ObjectNode node, String field, @Nullable String text) {
    if (text != null) {
      node.put(field, text);
    }
  }

  /** A port of the main container. */
  static Part port(AddedPort port) {
    Part standard = port.given().isEmpty() ? PORTS.get(port.row().name()) : null;
    return standard == null ? made(port) : standard;
  }

  private static Part made(AddedPort port) {
    ObjectNode node = NODES.objectNode().put("name", port.row().name());
    port.number().ifPresent(number -> node.put("containerPort", number));
    Added anyway = Added.of(FLINK, port.row().option(), port.row().rule());
    return Part.added(node, port.given().flatMap(Entry::place).map(anyway::from).orElse(anyway));
  }

  /** The maps that an option lists; none where it cannot be read. */
  static List<Map<String, String>> maps(Entry option) {
    return OptionText.list(option.text()).orElse(List.of()).stream()
        .flatMap(text -> OptionText.map(text).stream())
        .toList();
  }
}
