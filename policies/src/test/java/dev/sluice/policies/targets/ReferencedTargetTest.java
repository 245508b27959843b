package dev.sluice.policies.targets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.AdmissionRequest;
import dev.sluice.policies.Judge;
import dev.sluice.policies.KitCase;
import dev.sluice.policies.MessageStyle;
import dev.sluice.policies.Operation;
import dev.sluice.policies.Verdict;
import dev.sluice.policies.documents.Document;
import dev.sluice.policies.documents.Documents;
import dev.sluice.policies.policy.Policies;
import dev.sluice.policies.rule.Origin;
import dev.sluice.policies.state.KnownObjects;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who may delete a deployment target. */
class ReferencedTargetTest {
  private static final String TARGET =
      "{apiVersion: sluice.dev/v1alpha1, kind: DeploymentTarget, metadata: {name: jobs},"
          + " spec: {kubernetes: {}}}\n";

  /** One object of each kind that may name it, so that all kinds are known. */
  private static final String OTHERS =
      """
      ---
      {apiVersion: flink.apache.org/v1beta1, kind: FlinkDeployment, metadata: {name: o, namespace: a}}
      ---
      {apiVersion: flink.apache.org/v1beta1, kind: FlinkSessionJob, metadata: {name: o, namespace: a}}
      ---
      {apiVersion: flink.apache.org/v1beta1, kind: FlinkBlueGreenDeployment, metadata: {name: o, namespace: a}}
      ---
      {apiVersion: flinkoperator.k8s.io/v1beta1, kind: FlinkCluster, metadata: {name: o, namespace: a}}
      ---
      {apiVersion: ververica.platform/v1, kind: VvpDeployment, metadata: {name: o, namespace: a}}
      ---
      {apiVersion: ververicaplatform.fintechstudios.com/v1beta2, kind: VpDeployment, metadata: {name: o, namespace: a}}
      ---
      {apiVersion: resource.streamnative.io/v1alpha1, kind: ComputeFlinkDeployment, metadata: {name: o, namespace: a}}
      ---
      {apiVersion: sluice.dev/v1alpha1, kind: SessionCluster, metadata: {name: o, namespace: a}}
      ---
      {apiVersion: v1, kind: Namespace, metadata: {name: a}}
      """;

  @Test
  void oneThatNothingNamesMayGo() {
    assertThat(deleted(OTHERS).rulings()).isEmpty();
  }

  @Test
  void theFirstThreeAreNamedAndTheOthersCounted() {
    StringBuilder named = new StringBuilder(OTHERS);
    for (String name : List.of("e", "d", "c", "b")) {
      named.append(
          "---\n{apiVersion: flink.apache.org/v1beta1, kind: FlinkDeployment, metadata: {name: "
              + name
              + ", namespace: a, labels: {sluice.dev/deployment-target: jobs}}}\n");
    }
    Verdict verdict = deleted(named.toString());
    assertThat(verdict.denied()).isTrue();
    assertThat(problem(verdict))
        .isEqualTo(
            "the deployment target is still named by FlinkDeployment a/b, FlinkDeployment a/c,"
                + " FlinkDeployment a/d and at least 1 more");
  }

  @Test
  void theKindsOwnFieldNamesIt() {
    String spec = "spec: {deployment: {spec: {deploymentTargetName: jobs}}}";
    assertThat(
            problem(
                deleted(
                    OTHERS
                        + "---\n{apiVersion: ververica.platform/v1, kind: VvpDeployment, metadata:"
                        + " {name: v, namespace: b}, "
                        + spec
                        + "}\n")))
        .isEqualTo("the deployment target is still named by VvpDeployment b/v");
  }

  @Test
  void aNamespaceNamesItAsDefault() {
    assertThat(
            problem(
                deleted(
                    OTHERS
                        + "---\n{apiVersion: v1, kind: Namespace, metadata: {name: b, labels:"
                        + " {sluice.dev/default-deployment-target: jobs}}}\n")))
        .isEqualTo("the deployment target is still named by Namespace b");
  }

  @Test
  void anotherNameIsNotIts() {
    assertThat(
            deleted(
                    OTHERS
                        + "---\n{apiVersion: v1, kind: Namespace, metadata: {name: b, labels:"
                        + " {sluice.dev/default-deployment-target: jobs2}}}\n")
                .rulings())
        .isEmpty();
  }

  @Test
  void whatIsNotKnownIsAWarning() {
    Verdict verdict = deleted("---\n{apiVersion: v1, kind: Namespace, metadata: {name: a}}\n");
    assertThat(verdict.denied()).isFalse();
    assertThat(problem(verdict)).contains("ComputeFlinkDeployment, FlinkBlueGreenDeployment");
  }

  private static String problem(Verdict verdict) {
    assertThat(verdict.rulings()).hasSize(1);
    assertThat(MessageStyle.of(verdict)).isEmpty();
    assertThat(verdict.rulings().getFirst().finding().rule()).isEqualTo(ReferencedTarget.ID);
    return verdict.rulings().getFirst().finding().problem();
  }

  private static Verdict deleted(String others) {
    List<JsonNode> objects =
        Documents.read("state.yaml", TARGET + others).documents().stream()
            .map(Document::tree)
            .toList();
    KnownObjects state = new KnownObjects(objects);
    return new Judge(
            KitCase.BOOK,
            Policies.builtInOnly(KitCase.BOOK.catalogue()),
            InstantSource.system(),
            () -> state)
        .judge(
            new AdmissionRequest(
                Operation.DELETE,
                objects.getFirst(),
                Optional.empty(),
                "",
                "jobs",
                Origin.ADMISSION));
  }
}
