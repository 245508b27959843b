package dev.sluice.policies.targets;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.documents.DataFiles;
import dev.sluice.policies.kubernetes.Steps;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** RFC 6902 as {@code patch/rfc6902.yaml} has it: its examples, and a table of operations. */
final class Rfc6902 {
  static final JsonNode DATA = DataFiles.yaml("patch/rfc6902.yaml");
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Where the value is from, or goes to, of operations that have two pointers. */
  private static final String SPARE = "/spare/z";

  private static final String NEW = "/new";

  private Rfc6902() {}

  /**
   * A patch and what the RFC says of it.
   *
   * @param name what it is called, also among the deviations
   * @param isAllowed whether the RFC lets it be done
   */
  record Row(String name, JsonNode document, ArrayNode patch, boolean isAllowed) {
    PatchPlan plan() {
      return Rfc6902.plan(patch, document);
    }

    /** What it becomes in a plan; empty where it is refused. */
    Optional<JsonNode> planned() {
      PatchPlan plan = plan();
      return plan.failure().isPresent() ? Optional.empty() : Optional.of(plan.after());
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static PatchPlan plan(JsonNode patch, JsonNode document) {
    return Planner.plan(target(patch), JsonPointer.empty(), document, Steps.UNCOUNTED);
  }

  static DeploymentTarget target(JsonNode patch) {
    ObjectNode object = NODES.objectNode();
    object.putObject("metadata").put("name", "jobs").put("uid", "5d1f");
    object.putObject("spec").set("deploymentPatchSet", patch);
    return new DeploymentTarget(object);
  }

  /** An example: its document and patch, and whether it has a result. */
  static Row example(JsonNode example) {
    String name = example.path("case").asText();
    JsonNode patch = example.path("patch");
    return new Row(name, example.path("document"), (ArrayNode) patch, example.has("result"));
  }

  /** The pointer of the table that a row is of. */
  static String pointer(Row row) {
    JsonNode operation = row.patch().get(0);
    boolean from = row.name().startsWith("copy from ") || row.name().startsWith("move from ");
    return operation.path(from ? "from" : "path").asText();
  }

  /** All operations at all pointers with all values. */
  static Stream<Row> table() {
    return DATA.path("pointers").valueStream().flatMap(Rfc6902::rows);
  }

  private static Stream<Row> rows(JsonNode at) {
    String pointer = at.path("pointer").textValue();
    Set<String> allowed = strings(DATA.path("allowed").path(at.path("allows").asText()));
    return Stream.concat(valued(pointer, allowed), others(pointer, allowed));
  }

  private static Set<String> strings(JsonNode list) {
    return list.valueStream().map(JsonNode::asText).collect(Collectors.toSet());
  }

  private static Stream<Row> valued(String pointer, Set<String> allowed) {
    return Stream.of("add", "replace", "test")
        .flatMap(op -> DATA.path("values").valueStream().map(v -> valued(op, pointer, v, allowed)));
  }

  private static Row valued(String op, String pointer, JsonNode value, Set<String> allowed) {
    String name = name(op, pointer) + " " + value;
    boolean holds = !op.equals("test") || strings(DATA.path("holds")).contains(name);
    JsonNode operation = operation(op, pointer).set("value", value);
    return row(name, allowed.contains(op) && holds, operation);
  }

  private static Stream<Row> others(String pointer, Set<String> allowed) {
    return Stream.of(
        row(name("remove", pointer), allowed.contains("remove"), operation("remove", pointer)),
        row(name("copy to", pointer), allowed.contains("copy to"), from("copy", SPARE, pointer)),
        row(name("copy from", pointer), allowed.contains("copy from"), from("copy", pointer, NEW)),
        row(name("move to", pointer), allowed.contains("move to"), from("move", SPARE, pointer)),
        row(name("move from", pointer), allowed.contains("move from"), from("move", pointer, NEW)));
  }

  private static String name(String op, String pointer) {
    return op + " " + (pointer.isEmpty() ? "\"\"" : pointer);
  }

  private static Row row(String name, boolean allowed, JsonNode operation) {
    return new Row(name, DATA.path("document"), NODES.arrayNode().add(operation), allowed);
  }

  private static ObjectNode operation(String op, String path) {
    return NODES.objectNode().put("op", op).put("path", path);
  }

  private static ObjectNode from(String op, String from, String path) {
    return operation(op, path).put("from", from);
  }
}
