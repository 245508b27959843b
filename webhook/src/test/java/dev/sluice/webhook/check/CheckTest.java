package dev.sluice.webhook.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.policies.Judge;
import dev.sluice.policies.KitCase;
import dev.sluice.policies.documents.DocumentError;
import dev.sluice.policies.documents.Documents;
import dev.sluice.policies.kubernetes.KindName;
import dev.sluice.policies.kubernetes.Steps;
import dev.sluice.webhook.BuiltIns;
import dev.sluice.webhook.cli.CommandRun;
import dev.sluice.webhook.source.Remark;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CheckTest {
  static Stream<KitCase> kit() {
    return KitCase.all().filter(KitCase::isForDocuments);
  }

  /** The contract kit: what {@code check} finds in documents. Updates are not for documents. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("kit")
  void findsInDocumentsWhatTheCaseSays(KitCase kit) {
    Documents source = Documents.read("case.json", kit.object().toString());
    CheckResult result = new Check(kit.judge(), _ -> false).of(List.of(source));
    if (result.results().isEmpty()) {
      assertThat(kit.rules()).isEmpty();
      return;
    }
    CheckResult.Judged judged = result.results().getFirst();
    assertThat(KitCase.findings(judged.verdict()).toPrettyString())
        .isEqualTo(kit.data().path("expect").toPrettyString());
    assertThat(kit.notes(judged.verdict())).isEqualTo(kit.notes());
  }

  @Test
  void problemsBeyondTheBoundAreAnErrorWhereTheReportEnds() {
    String document =
        """
        ---
        apiVersion: flink.apache.org/v1beta1
        kind: FlinkDeployment
        metadata: {name: a%d}
        """;
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 10; i++) {
      text.append(document.formatted(i));
    }
    CheckResult result =
        new Check(judge(), new Check.Bounds(100, 1, Steps.UNCOUNTED))
            .of(List.of(Documents.read("a.yaml", text.toString())));
    assertThat(result.results()).hasSize(1);
    assertThat(result.errors())
        .containsExactly(
            new DocumentError(
                "a.yaml",
                6,
                1,
                "more than 1 characters of problems; send the rest from here on by itself"));
  }

  @Test
  void itemsOfAListAreJudgedWhereTheyStand() {
    CheckResult result =
        check(
            """
            # two lists, one in the other
            apiVersion: v1
            kind: List
            items:
            - apiVersion: v1
              kind: List
              items:
              - apiVersion: v1
                kind: SessionCluster
                metadata: {name: inner}
            """);
    CheckResult.Judged judged = result.results().getFirst();
    assertThat(judged.name()).isEqualTo("inner");
    assertThat(judged.document().line()).isEqualTo(8);
    assertThat(judged.document().number()).isEqualTo(1);
  }

  @Test
  void documentsOfOtherKindsAreCountedAsSkipped() {
    CheckResult result = check("{apiVersion: v1, kind: Secret}\n---\n- 1\n---\nkind: {}\n");
    assertThat(result.skipped())
        .containsExactly(new KindName("v1", "Secret"), new KindName("", ""), new KindName("", ""));
    assertThat(result.results()).isEmpty();
  }

  @Test
  void emptyListHoldsNothing() {
    CheckResult result = check("{apiVersion: v1, kind: List, items: []}");
    assertThat(result.results()).isEmpty();
    assertThat(result.skipped()).isEmpty();
  }

  @Test
  void resourcesGoToDefaultUnlessTheyAreOfTheCluster() {
    CheckResult result =
        check(
            """
            {apiVersion: flink.apache.org/v1beta1, kind: FlinkDeployment, metadata: {namespace: }}
            ---
            {apiVersion: sluice.dev/v1alpha1, kind: DeploymentTarget, metadata: {name: jobs}}
            """);
    assertThat(result.results())
        .extracting(CheckResult.Judged::namespace)
        .containsExactly("default", "");
  }

  @Test
  void errorsOfAllSourcesAreKept() {
    Judge judge = judge();
    CheckResult result =
        new Check(judge, _ -> false)
            .of(List.of(Documents.read("a.yaml", "a: ["), Documents.read("b.yaml", "b: [")));
    assertThat(result.errors()).extracting(e -> e.source()).containsExactly("a.yaml", "b.yaml");
  }

  @Test
  void ofEqualKeysTheLastCountsAndTheFileIsJudged() {
    CheckResult result =
        check(
            """
            apiVersion: flinkoperator.k8s.io/v1beta1
            kind: FlinkCluster
            metadata: {name: orders}
            spec:
              flinkVersion: "1.14"
              image: {name: "flink:1.13", name: "flink:1.14"}
              taskManager: {replicas: 1}
            """);
    CheckResult.Judged judged = result.results().getFirst();
    assertThat(result.errors()).isEmpty();
    assertThat(judged.verdict().rulings())
        .extracting(r -> r.finding().rule() + " " + r.finding().path())
        .containsExactly("SLU-075 spec.image.name");
    assertThat(judged.document().tree().at("/spec/image/name").asText()).isEqualTo("flink:1.14");
  }

  @Test
  void listsOfOneKindAreUnfoldedAsKubectlDoes() {
    CheckResult result =
        check(
            """
            apiVersion: flink.apache.org/v1beta1
            kind: FlinkDeploymentList
            items: [{metadata: {name: orders}}]
            """);
    assertThat(result.results())
        .extracting(CheckResult.Judged::title)
        .containsExactly("FlinkDeployment/default/orders");
  }

  @Test
  void unknownKindsOfOtherGroupsAreOnlySkipped() {
    CheckResult result =
        check(
            """
            {apiVersion: ververicaplatform.fintechstudios.com/v1beta1, kind: VpSavepoint}
            ---
            {apiVersion: flink.k8s.io/v1beta1, kind: FlinkApplication}
            ---
            {apiVersion: sluice.dev/v1alpha1, kind: Report}
            """);
    assertThat(result.results()).isEmpty();
    assertThat(result.skipped()).hasSize(3);
  }

  @Test
  void valuesThatAreWhollyAPlaceholderAreUnknown() {
    CheckResult result =
        check(
            """
            apiVersion: flink.apache.org/v1beta1
            kind: FlinkDeployment
            metadata: {name: "${NAME}"}
            spec:
              image: <IMAGE>
              flinkVersion: "{{ version }}"
              serviceAccount: $(ACCOUNT)
              jobManager: {replicas: "${REPLICAS}", resource: {memory: "${MEMORY:-1g}", cpu: 1}}
              taskManager: {resource: {memory: $MEMORY, cpu: 1}}
            """);
    assertThat(result.results().getFirst().verdict().rulings()).isEmpty();
    assertThat(result.remarks()).extracting(Remark::file).containsExactly("a.yaml");
  }

  private static CheckResult check(String text) {
    Documents read = Documents.readLeniently("a.yaml", text, Documents.MAX_VALUES);
    return new Check(judge(), _ -> false).of(List.of(read));
  }

  private static Judge judge() {
    return BuiltIns.judge(InstantSource.fixed(CommandRun.NOW));
  }
}
