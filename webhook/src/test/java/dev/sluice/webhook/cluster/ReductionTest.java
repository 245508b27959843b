package dev.sluice.webhook.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.Judge;
import dev.sluice.policies.KitCase;
import dev.sluice.policies.Verdict;
import dev.sluice.policies.documents.Documents;
import dev.sluice.policies.rule.Note;
import dev.sluice.policies.rule.Origin;
import dev.sluice.policies.state.KnownObjects;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is kept of a cluster's objects is enough for every rule. */
class ReductionTest {
  static Stream<KitCase> cases() {
    return KitCase.all().filter(kit -> !kit.data().path("state").isEmpty());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void reducedStateBringsTheSameVerdict(KitCase kit) {
    Verdict whole = kit.judge().judge(kit.request(Origin.ADMISSION));
    List<JsonNode> reduced = kit.data().path("state").valueStream().map(this::reduced).toList();
    KnownObjects state = new KnownObjects(reduced);
    Verdict verdict =
        new Judge(KitCase.BOOK, kit.loadPolicies(), kit.clock(), () -> state)
            .judge(kit.request(Origin.ADMISSION));
    assertThat(KitCase.findings(verdict)).isEqualTo(KitCase.findings(whole));
    assertThat(verdict.notes().stream().map(Note::rule))
        .isEqualTo(whole.notes().stream().map(Note::rule).toList());
  }

  /** As the watch would, where it watches the kind. */
  private JsonNode reduced(JsonNode object) {
    return switch (object.path("kind").asText()) {
      case "Namespace" -> Reduction.to("/metadata/labels").of(object);
      case "CustomResourceDefinition" -> Definitions.reduced(object);
      default ->
          KitCase.BOOK
              .kinds()
              .of(object)
              .filter(kind -> !kind.name().group().isEmpty())
              .map(kind -> Reduction.of(kind).of(object))
              .orElse(object);
    };
  }

  @Test
  void ofADeploymentOnlyWhatItsSessionJobsAreJudgedByIsKept() {
    JsonNode deployment =
        object(
            """
            apiVersion: flink.apache.org/v1beta1
            kind: FlinkDeployment
            metadata:
              name: orders
              namespace: team-a
              uid: 1-2
              labels: {sluice.dev/deployment-target: jobs, team: a}
              annotations: {a: b}
            spec:
              flinkVersion: v1_20
              flinkConfiguration: {a: b}
              job: {jarURI: local:///job.jar}
              podTemplate: {spec: {containers: []}}
            status: {error: none}
            """);
    assertThat(reduced(deployment))
        .isEqualTo(
            object(
                """
                apiVersion: flink.apache.org/v1beta1
                kind: FlinkDeployment
                metadata:
                  name: orders
                  namespace: team-a
                  labels: {sluice.dev/deployment-target: jobs}
                spec: {flinkConfiguration: {a: b}, flinkVersion: v1_20, job: {}}
                """));
  }

  /** What is for people is left out; a field that is called so is not. */
  @Test
  void equalPartsOfADefinitionAreOne() {
    JsonNode reduced =
        Definitions.reduced(
            object(
                """
                apiVersion: apiextensions.k8s.io/v1
                kind: CustomResourceDefinition
                metadata: {name: a.example.com}
                spec:
                  versions:
                  - name: v1
                    schema:
                      openAPIV3Schema:
                        description: for people
                        properties:
                          description: {type: object, properties: {a: {type: string}}}
                          other: {type: object, properties: {a: {type: string}}}
                """));
    JsonNode schema = reduced.at("/spec/versions/0/schema/openAPIV3Schema");
    assertThat(schema.has("description")).isFalse();
    assertThat(schema.at("/properties/description"))
        .isInstanceOf(ObjectNode.class)
        .isSameAs(schema.at("/properties/other"));
  }

  private static JsonNode object(String yaml) {
    return Documents.read("-", yaml).documents().getFirst().tree();
  }
}
