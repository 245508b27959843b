package dev.sluice.policies;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.documents.Documents;
import dev.sluice.policies.pod.Pods;
import dev.sluice.policies.policy.Policies;
import dev.sluice.policies.policy.PolicyDocuments;
import dev.sluice.policies.render.RenderedPod;
import dev.sluice.policies.rule.Origin;
import dev.sluice.policies.state.State;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The pods that a surface is shown of a resource. */
class JudgePodsTest {
  private static final Judge JUDGE = judge(Policies.builtInOnly(KitCase.BOOK.catalogue()));
  private static final String CLUSTER =
      "{apiVersion: flinkoperator.k8s.io/v1beta1, kind: FlinkCluster, spec: {job: {}}}";
  private static final String DEPLOYMENT =
      "{apiVersion: flink.apache.org/v1beta1, kind: FlinkDeployment, spec: {flinkVersion: v1_20}}";

  @Test
  void namesAreThoseOfTheRequest() {
    assertThat(pods(JUDGE, DEPLOYMENT).getFirst().object()).isEqualTo("Deployment orders");
  }

  @Test
  void theInstallationOfThePoliciesCounts() {
    String fact = "apache: {defaultConfiguration: {kubernetes.jobmanager.labels: 'cost:shop'}}";
    RenderedPod pod = pods(judge(policies(fact)), DEPLOYMENT).getFirst();
    assertThat(pod.root().node().at("/metadata/labels/cost").textValue()).isEqualTo("shop");
    assertThat(pods(JUDGE, DEPLOYMENT).getFirst().root().node().at("/metadata/labels").has("cost"))
        .isFalse();
  }

  @Test
  void whichOperatorAFlinkClusterIsForIsADoubt() {
    assertThat(pods(JUDGE, CLUSTER))
        .isNotEmpty()
        .allMatch(pod -> pod.doubt().startsWith(", which holds only with spotify's operator"));
    assertThat(pods(judge(policies("flinkCluster: {operator: google}")), CLUSTER))
        .isNotEmpty()
        .allMatch(RenderedPod::isCertain);
  }

  @Test
  void whatThePlatformBuildsIsNeverCertain() {
    String deployment =
        "{apiVersion: v1, kind: Deployment, spec: {template: {spec: {kubernetes: {pods: {}}}}}}";
    assertThat(pods(JUDGE, deployment))
        .isNotEmpty()
        .allMatch(pod -> pod.doubt().equals(", unless the platform changes it"));
  }

  @Test
  void otherKindsHaveNone() {
    assertThat(pods(JUDGE, "{apiVersion: v1, kind: ConfigMap}")).isEmpty();
    assertThat(pods(JUDGE, "{apiVersion: flink.apache.org/v1beta1, kind: FlinkSessionJob}"))
        .isEmpty();
  }

  private static List<RenderedPod> pods(Judge judge, String resource) {
    JsonNode object = Documents.read("a.yaml", resource).documents().getFirst().tree();
    AdmissionRequest request =
        new AdmissionRequest(
            Operation.CREATE, object, Optional.empty(), "shop", "orders", Origin.DOCUMENT);
    return judge.pods(request).stream().map(Pods::all).flatMap(List::stream).toList();
  }

  private static Policies policies(String installation) {
    String policy =
        "{apiVersion: sluice.dev/v1alpha1, kind: Policy, metadata: {name: a}, spec: {installation: {"
            + installation
            + "}}}";
    return PolicyDocuments.load(Documents.read("p.yaml", policy).documents(), KitCase.BOOK)
        .policies();
  }

  private static Judge judge(Policies policies) {
    return new Judge(KitCase.BOOK, policies, InstantSource.fixed(Instant.EPOCH), () -> State.NONE);
  }
}
