package dev.sluice.webhook.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.documents.Documents;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The three-way merge, as kubectl and the API server do it for custom resources. */
class ApplyTest {
  @Test
  void whatTheDocumentSetsWinsAndWhatOthersSetStays() {
    assertThat(
            applied(
                """
                metadata: {name: a, uid: 1, finalizers: [operator]}
                spec: {replicas: 1, parallelism: 2, list: [1, 2]}
                status: {state: RUNNING}
                """,
                """
                metadata: {name: a}
                spec: {parallelism: 3, list: [3]}
                status: {state: written}
                """))
        .isEqualTo(
            tree(
                """
                metadata: {name: a, uid: 1, finalizers: [operator], labels: {}, annotations: {}}
                spec: {replicas: 1, parallelism: 3, list: [3]}
                status: {state: RUNNING}
                """));
  }

  @Test
  void whatWasAppliedBeforeAndIsLeftOutGoes() {
    JsonNode merged =
        applied(
            """
            metadata:
              uid: 1
              annotations:
                theirs: x
                ours: x
                kubectl.kubernetes.io/last-applied-configuration: '{"metadata":{"annotations":{"ours":"x"}},"spec":{"job":{},"kept":1}}'
            spec: {job: {state: running, entry: defaulted}, kept: 1, defaulted: 2}
            """,
            "spec: {kept: 1}");
    assertThat(merged.path("spec")).isEqualTo(tree("{kept: 1, defaulted: 2}"));
    assertThat(merged.at("/metadata/annotations").has("theirs")).isTrue();
    assertThat(merged.at("/metadata/annotations").has("ours")).isFalse();
  }

  @Test
  void whatTheOneManagerThatAppliesOwnsGoes() {
    String deployed =
        """
        metadata:
          uid: 1
          managedFields:
          - {operation: Apply, fieldsV1: {"f:spec": {"f:job": {"f:entryClass": {}}, "f:image": {}}}}
          - {operation: Update, fieldsV1: {"f:spec": {"f:replicas": {}}}}
        %s
        spec: {job: {entryClass: A, state: running}, image: a, replicas: 2}
        """;
    String document = "spec: {job: {state: running}}";
    assertThat(applied(deployed.formatted(""), document).path("spec"))
        .isEqualTo(tree("{job: {state: running}, replicas: 2}"));
    String another = "  - {operation: Apply, fieldsV1: {\"f:spec\": {\"f:replicas\": {}}}}";
    assertThat(applied(deployed.formatted(another), document).path("spec"))
        .isEqualTo(tree("{job: {entryClass: A, state: running}, image: a, replicas: 2}"));
  }

  @Test
  void anObjectThatNoServerTouchedIsReplaced() {
    assertThat(
            applied(
                """
                metadata: {name: a, labels: {gone: x}, finalizers: [operator]}
                spec: {gone: 1, job: {gone: 1, state: running}}
                status: {state: RUNNING}
                """,
                """
                metadata: {name: a}
                spec: {job: {state: suspended}}
                """))
        .isEqualTo(
            tree(
                """
                metadata: {name: a, labels: {}, finalizers: [operator], annotations: {}}
                spec: {job: {state: suspended}}
                status: {state: RUNNING}
                """));
  }

  @Test
  void nullRemoves() {
    assertThat(applied("{metadata: {uid: 1}, spec: {a: 1, b: 2}}", "spec: {a: null}").path("spec"))
        .isEqualTo(tree("{b: 2}"));
  }

  @Test
  void anObjectThatIsAppliedAsItStandsThereStaysAsItIs() {
    JsonNode deployed = tree("{metadata: {name: a, uid: 1}, spec: {a: null}, status: {state: X}}");
    assertThat(Apply.onto(deployed, deployed.deepCopy())).isEqualTo(deployed);
  }

  @Test
  void whatOnlyAServerWritesShowsThatADocumentIsDeployed() {
    for (String deployed :
        List.of(
            "{status: {state: RUNNING}}",
            "{metadata: {uid: x}}",
            "{metadata: {resourceVersion: '1'}}")) {
      assertThat(Apply.isDeployed(tree(deployed))).as(deployed).isTrue();
    }
    for (String written :
        List.of(
            "{metadata: {name: a, generation: 1, creationTimestamp: null}}",
            "{status: {}}",
            "{status: }",
            "{status: RUNNING, metadata: {uid: ''}}",
            "{metadata: x}")) {
      assertThat(Apply.isDeployed(tree(written))).as(written).isFalse();
    }
  }

  @Test
  void anAnnotationThatCannotBeReadIsNone() {
    String deployed =
        """
        metadata: {annotations: {kubectl.kubernetes.io/last-applied-configuration: '{'}}
        spec: {a: 1}
        """;
    assertThat(applied(deployed, "spec: {b: 2}").path("spec")).isEqualTo(tree("{a: 1, b: 2}"));
  }

  private static JsonNode applied(String deployed, String document) {
    return Apply.onto(tree(deployed), tree(document));
  }

  private static JsonNode tree(String yaml) {
    return Documents.read("a.yaml", yaml).documents().getFirst().tree();
  }
}
