package dev.sluice.policies.targets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.documents.Documents;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.Steps;
import dev.sluice.policies.targets.PatchPlan.Failure;
import dev.sluice.policies.targets.PatchPlan.Outcome;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a plan counts, and what lists with keys do. */
class PlannerTest {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  @Test
  void elementsOfOneKeyAreReplaced() {
    assertThat(
            after(
                "{spec: {env: [{name: A, value: a}, {name: B, value: b}]}}",
                "[{op: add, path: /spec/env/-, value: {name: A, value: c}}]"))
        .hasToString(
            "{\"spec\":{\"env\":[{\"name\":\"A\",\"value\":\"c\"},{\"name\":\"B\",\"value\":\"b\"}]}}");
  }

  @Test
  void tolerationsOfOneKeyAreSeveral() {
    assertThat(
            after(
                    "{spec: {tolerations: [{key: a, effect: NoSchedule}]}}",
                    "[{op: add, path: /spec/tolerations/-, value: {key: a, effect: NoExecute}}]")
                .at("/spec/tolerations"))
        .hasSize(2);
  }

  @Test
  void aPortWithoutProtocolIsTcp() {
    String add = "[{op: add, path: /spec/ports/-, value: {containerPort: 80, name: web}}]";
    assertThat(
            after("{spec: {ports: [{containerPort: 80, protocol: TCP}]}}", add).at("/spec/ports"))
        .hasSize(1);
    assertThat(
            after("{spec: {ports: [{containerPort: 80, protocol: UDP}]}}", add).at("/spec/ports"))
        .hasSize(2);
  }

  @Test
  void portsWithTheProtocolFilledInAreAlreadySo() {
    PatchPlan plan =
        plan(
            "{spec: {ports: [{containerPort: 80, protocol: TCP}, {containerPort: 81, protocol: TCP}]}}",
            "[{op: add, path: /spec/ports, value: [{containerPort: 80}]}]");
    assertThat(plan.isSettled()).isTrue();
  }

  @Test
  void whatIsMissingAboveTheDocumentIsNoDocument() {
    PatchPlan plan =
        Planner.plan(
            Rfc6902.target(read("[{op: add, path: /spec/a, value: 1}]")),
            JsonPointer.compile("/spec/deployment"),
            read("{spec: {}}"),
            Steps.UNCOUNTED);
    assertThat(plan.failure().map(Failure::problem))
        .contains("the document does not exist in this resource");
    assertThat(plan.failure().map(Failure::fix)).contains("set it in the resource");
  }

  @Test
  void aMoveSaysThatTheOtherValueIsReplaced() {
    PatchPlan plan = plan("{spec: {a: 1, b: 2}}", "[{op: move, from: /spec/a, path: /spec/b}]");
    assertThat(plan.after()).hasToString("{\"spec\":{\"b\":1}}");
    assertThat(plan.steps().getFirst().was()).hasToString("2");
  }

  @Test
  void valuesAreThoseBeforeTheOperation() {
    PatchPlan plan =
        plan(
            "{spec: {a: {b: 1}}}",
            "[{op: add, path: /spec/a/c, value: 2}, {op: replace, path: /spec/a/b, value: 3}]");
    assertThat(plan.steps()).extracting(PatchPlan.Step::outcome).containsOnly(Outcome.done);
    assertThat(plan.steps().getLast().was()).hasToString("1");
    assertThat(plan.before()).hasToString("{\"spec\":{\"a\":{\"b\":1}}}");
  }

  @Test
  void originsAreTheLastOperationThatBroughtIt() {
    PatchPlan plan =
        plan(
            "{spec: {a: {b: 1, c: 2}, list: [x, y]}}",
            "[{op: add, path: /spec/a, value: {}}, {op: add, path: /spec/a/b, value: 1},"
                + " {op: add, path: /spec/list/-, value: y}, {op: remove, path: /spec/d}]");
    Origins origins = new Origins(plan);
    FieldPath spec = FieldPath.ROOT.field("spec");
    assertThat(origins.of(spec.field("a").field("b"))).contains("target jobs, operation 2");
    assertThat(origins.of(spec.field("a").field("c"))).isEmpty();
    assertThat(origins.of(spec.field("list").index(1))).contains("target jobs, operation 3");
    assertThat(origins.of(spec.field("list").index(0))).isEmpty();
    assertThat(origins.of(spec.field("d").field("e"))).contains("target jobs, operation 4");
    assertThat(origins.of(spec)).isEmpty();
  }

  @Test
  void operationsAreCounted() {
    ArrayNode set = NODES.arrayNode();
    for (int i = 0; i <= Budget.MAX_OPERATIONS; i++) {
      set.addObject().put("op", "add").put("path", "/spec/k" + i).put("value", i);
    }
    assertThat(failure(set, read("{spec: {}}")))
        .contains("the patch set has more than 256 operations");
    set.remove(0);
    assertThat(failure(set, read("{spec: {}}"))).isEmpty();
  }

  @Test
  void addedCharactersAreCounted() {
    ArrayNode set = NODES.arrayNode();
    String half = "x".repeat(Budget.MAX_ADDED / 2);
    set.addObject().put("op", "add").put("path", "/spec/a").put("value", half);
    assertThat(failure(set, read("{spec: {}}"))).isEmpty();
    set.addObject().put("op", "copy").put("from", "/spec/a").put("path", "/spec/b");
    assertThat(failure(set, read("{spec: {}}")))
        .contains("the patch set adds more than 3145728 characters");
  }

  @Test
  void copiesThatDoubleEndByTheBudget() {
    ArrayNode set = NODES.arrayNode();
    for (int i = 0; i < 60; i++) {
      set.addObject().put("op", "copy").put("from", "/spec/a").put("path", "/spec/a/k" + i);
    }
    Steps steps = Steps.until(() -> false);
    PatchPlan plan =
        Planner.plan(Rfc6902.target(set), JsonPointer.empty(), read("{spec: {a: {b: c}}}"), steps);
    assertThat(plan.failure().map(Failure::problem))
        .contains("the patch set adds more than 3145728 characters");
    assertThat(steps.taken()).isLessThan(2_000_000);
  }

  @Test
  void valueThatIsTooDeepEndsByTheBudget() {
    JsonNode deep = NODES.textNode("bottom");
    for (int i = 0; i < 5_000; i++) {
      deep = NODES.objectNode().set("a", deep);
    }
    ArrayNode set = NODES.arrayNode();
    set.addObject().put("op", "add").put("path", "/spec/a").set("value", deep);
    assertThat(failure(set, read("{spec: {}}")))
        .contains("the patch set makes the object deeper than 1000 levels");
  }

  @Test
  void stepsGrowAsSetAndObjectDo() {
    assertThat(steps(200, 20)).isLessThan(3 * steps(100, 20)).isLessThan(200 * 20 * 10);
    assertThat(steps(100, 40)).isLessThan(3 * steps(100, 20));
    assertThat(steps(4_000, 20)).isLessThan(3 * steps(2_000, 20));
  }

  /** Of elements that are added to a list, each of which is compared with all that are there. */
  private static long steps(int elements, int operations) {
    ObjectNode object = NODES.objectNode();
    ArrayNode list = object.putObject("spec").putArray("env");
    for (int i = 0; i < elements; i++) {
      list.addObject().put("name", "n" + i).put("value", "v");
    }
    ArrayNode set = NODES.arrayNode();
    for (int i = 0; i < operations; i++) {
      set.addObject()
          .put("op", "add")
          .put("path", "/spec/env/-")
          .putObject("value")
          .put("name", "m" + i)
          .put("value", "v");
    }
    Steps steps = Steps.until(() -> false);
    PatchPlan plan = Planner.plan(Rfc6902.target(set), JsonPointer.empty(), object, steps);
    assertThat(plan.failure()).isEmpty();
    return steps.taken();
  }

  private static Optional<String> failure(JsonNode set, JsonNode object) {
    return Rfc6902.plan(set, object).failure().map(Failure::problem);
  }

  private static JsonNode after(String object, String set) {
    PatchPlan plan = plan(object, set);
    assertThat(plan.failure()).isEmpty();
    return plan.after();
  }

  private static PatchPlan plan(String object, String set) {
    return Rfc6902.plan(read(set), read(object));
  }

  private static JsonNode read(String yaml) {
    return Documents.read("a.yaml", "a: " + yaml).documents().getFirst().tree().path("a");
  }
}
