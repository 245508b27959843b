package dev.sluice.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.testing.Polling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Another webhook changes resources after Sluice, which is then asked again. */
@ExtendWith(EndToEnd.class)
class ReinvocationIT {
  private static final String TARGET =
      """
      apiVersion: sluice.dev/v1alpha1
      kind: DeploymentTarget
      metadata: {name: again}
      spec:
        kubernetes: {}
        deploymentPatchSet: [{op: add, path: /spec/image, value: "registry.example.com/flink:1.20"}]
      """;
  private static final String RESOURCE =
      Manifests.flinkDeployment("orders", "team: orders")
          .replace(
              "metadata: {name: orders}",
              "metadata: {name: orders, labels: {sluice.dev/deployment-target: again}}");

  @Test
  void whatTheTargetBringsStandsInTheEnd(Deployed deployed) {
    ControlPlane cluster = deployed.cluster();
    String namespace = cluster.namespace();
    Kubectl kubectl = cluster.kubectl(namespace);
    assertThat(kubectl.given(TARGET, "apply", "-f", "-").code()).isZero();
    String patch = "[{\"op\": \"replace\", \"path\": \"/spec/image\", \"value\": \"other:1\"}]";
    try (OtherWebhook other = new OtherWebhook(cluster, "zz-other", namespace, patch)) {
      Polling.until(
          "the other one is asked",
          () -> {
            cluster.api().dryRun(namespace, Manifests.object(RESOURCE));
            return other.reviews() > 0;
          });
      long before = deployed.calls().made();
      Kubectl.Run run = kubectl.given(RESOURCE, "create", "-o=json", "-f", "-");
      assertThat(run.code()).as(run.text()).isZero();
      JsonNode stored = Api.json(run.out());
      assertThat(stored.at("/spec/image").asText()).isEqualTo("registry.example.com/flink:1.20");
      assertThat(deployed.calls().made() - before)
          .isEqualTo(3); // twice to mutate, once to validate
    }
  }
}
