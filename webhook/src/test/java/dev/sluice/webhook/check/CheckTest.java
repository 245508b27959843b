package dev.sluice.webhook.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.policies.Judge;
import dev.sluice.policies.KitCase;
import dev.sluice.policies.documents.Documents;
import dev.sluice.policies.kubernetes.KindName;
import dev.sluice.webhook.BuiltIns;
import dev.sluice.webhook.cli.CommandRun;
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
    CheckResult result = new Check(kit.judge()).of(List.of(source));
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
        new Check(judge)
            .of(List.of(Documents.read("a.yaml", "a: ["), Documents.read("b.yaml", "b: [")));
    assertThat(result.errors()).extracting(e -> e.source()).containsExactly("a.yaml", "b.yaml");
  }

  private static CheckResult check(String text) {
    return new Check(judge()).of(List.of(Documents.read("a.yaml", text)));
  }

  private static Judge judge() {
    return BuiltIns.judge(InstantSource.fixed(CommandRun.NOW));
  }
}
