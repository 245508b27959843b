package dev.sluice.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.manifests.Api.Answer;
import dev.sluice.manifests.Kubectl.Run;
import io.fabric8.kubernetes.client.dsl.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The ways to write a resource: each is judged, and says what it must. */
@ExtendWith(EndToEnd.class)
class KubectlIT {
  private static final String WARNING =
      """
      Warning: spec.podTemplate.metadata.labels[app]: label "app" is reserved by Flink: Flink \
      silently overwrites it; remove it, or choose another key such as "example.com/app" (FLK-013)
      """;
  private static final String DENIAL =
      """
      The FlinkCluster "orders" is invalid: spec.jobManager.podLabels[app]: label "app" is reserved \
      by the FlinkCluster operator: its Services select by it, and would have no endpoints; remove \
      it, or choose another key such as "example.com/app" (SLU-001)
      denied by policy default; for more: sluice explain SLU-001
      """;

  @Test
  void kubectlShowsAWarningAndCreatesTheResource(Cluster cluster) {
    Kubectl kubectl = cluster.kubectl(cluster.namespace());
    String resource = Manifests.flinkDeployment("orders", "app: orders");
    assertThat(kubectl.given(resource, "create", "-f", "-"))
        .isEqualTo(new Run(0, "flinkdeployment.flink.apache.org/orders created\n", WARNING));
    assertThat(kubectl.given(resource, "replace", "--warnings-as-errors", "-f", "-"))
        .isEqualTo(
            new Run(
                1,
                "flinkdeployment.flink.apache.org/orders replaced\n",
                WARNING + "error: 1 warning received\n"));
  }

  @Test
  void dryRunIsJudgedAndStoresNothing(Cluster cluster) {
    Kubectl kubectl = cluster.kubectl(cluster.namespace());
    String bad = Manifests.flinkCluster("orders", "app: orders");
    String good = Manifests.flinkCluster("orders", "team: orders");
    double before = dryRuns(cluster);
    assertThat(kubectl.given(bad, "apply", "--dry-run=server", "-f", "-"))
        .isEqualTo(new Run(1, "", DENIAL));
    assertThat(kubectl.given(good, "apply", "--dry-run=server", "-f", "-"))
        .isEqualTo(
            new Run(0, "flinkcluster.flinkoperator.k8s.io/orders created (server dry run)\n", ""));
    assertThat(dryRuns(cluster)).isEqualTo(before + 2);
    assertThat(kubectl.run("get", "flinkclusters").err()).startsWith("No resources found in ");
  }

  private static double dryRuns(Cluster cluster) {
    return cluster
        .sluice()
        .metric("sluice_admission_requests_total{", "dry_run=\"true\"", "webhook=\"validate\"");
  }

  @Test
  void serverSideApplyIsJudgedOnCreationAndOnUpdate(Cluster cluster) {
    Kubectl kubectl = cluster.kubectl(cluster.namespace());
    String bad = Manifests.flinkCluster("orders", "app: orders");
    String good = Manifests.flinkCluster("orders", "team: orders");
    assertThat(kubectl.given(bad, "apply", "--server-side", "-f", "-"))
        .isEqualTo(new Run(1, "", DENIAL));
    assertThat(kubectl.given(good, "apply", "--server-side", "-f", "-"))
        .isEqualTo(new Run(0, "flinkcluster.flinkoperator.k8s.io/orders serverside-applied\n", ""));
    assertThat(kubectl.given(bad, "apply", "--server-side", "-f", "-"))
        .isEqualTo(new Run(1, "", DENIAL));
  }

  @Test
  void aJavaClientGetsCodeReasonAndCauses(Cluster cluster) {
    JsonNode bad = Manifests.object(Manifests.flinkCluster("orders", "app: orders"));
    String namespace = cluster.namespace();
    Answer answer = cluster.api().ask(namespace, bad, Resource::serverSideApply);
    assertThat(answer.code()).isEqualTo(422);
    assertThat(answer.message())
        .startsWith(
            "admission webhook \"validate.sluice.dev\" denied the request: FlinkCluster %s/orders: 1 problem:\n"
                .formatted(namespace));
    assertThat(answer.causes())
        .singleElement()
        .satisfies(
            cause -> {
              assertThat(cause.getField()).isEqualTo("spec.jobManager.podLabels[app]");
              assertThat(cause.getReason()).isEqualTo("FieldValueForbidden");
              assertThat(cause.getMessage()).contains(" (SLU-001)\ndenied by policy ");
            });
  }
}
