package dev.sluice.policies.targets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.documents.Documents;
import dev.sluice.policies.kubernetes.Steps;
import org.junit.jupiter.api.Test;

/** Which element of a list an operation means. */
class ListElementsTest {

  @Test
  void tolerationsOfOneKeyAreSeveral() {
    assertThat(
            added(
                "tolerations",
                "[{key: dedicated, effect: NoExecute}]",
                "{key: dedicated, effect: NoSchedule}"))
        .isEqualTo(
            tree("[{key: dedicated, effect: NoExecute}, {key: dedicated, effect: NoSchedule}]"));
  }

  @Test
  void twoTolerationsOfOneKeyCanBothBeAdded() {
    JsonNode object = tree("{spec: {tolerations: []}}");
    PatchPlan plan =
        plan(
            """
            - {op: add, path: /spec/tolerations/-, value: {key: dedicated, effect: NoSchedule}}
            - {op: add, path: /spec/tolerations/-, value: {key: dedicated, effect: NoExecute}}
            """,
            object);
    assertThat(plan.failure()).isEmpty();
    assertThat(plan.after().at("/spec/tolerations")).hasSize(2);
  }

  /** The API server fills it in after the target was applied. */
  @Test
  void aPortWithoutProtocolIsTheOneOfTcp() {
    assertThat(
            added(
                "ports",
                "[{name: changed, containerPort: 9249, protocol: TCP}]",
                "{name: metrics, containerPort: 9249}"))
        .isEqualTo(tree("[{name: metrics, containerPort: 9249}]"));
  }

  @Test
  void whatIsThereIsFoundBehindAnotherOfItsKey() {
    String ports = "[{name: a, containerPort: 9250}, {name: b, containerPort: 9250}]";
    assertThat(added("ports", ports, "{name: b, containerPort: 9250}")).isEqualTo(tree(ports));
  }

  private static JsonNode added(String list, String before, String element) {
    PatchPlan plan =
        plan(
            "[{op: add, path: /spec/%s/-, value: %s}]".formatted(list, element),
            tree("{spec: {%s: %s}}".formatted(list, before)));
    return plan.after().at("/spec/" + list);
  }

  private static PatchPlan plan(String set, JsonNode object) {
    JsonNode target = tree("spec:\n  deploymentPatchSet:\n" + set.indent(4));
    return Planner.plan(new DeploymentTarget(target), JsonPointer.empty(), object, Steps.UNCOUNTED);
  }

  private static JsonNode tree(String yaml) {
    return Documents.read("-", yaml).documents().getFirst().tree();
  }
}
