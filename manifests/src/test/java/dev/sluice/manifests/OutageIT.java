package dev.sluice.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.manifests.Kubectl.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Without Sluice, the failure policy decides; with it again, so do its rules. */
@ExtendWith(EndToEnd.class)
class OutageIT {

  @Test
  void stoppedUnderFailRefusesEverythingAndSaysThatNobodyAnswered(Cluster cluster)
      throws Exception {
    String namespace = cluster.namespaceWithOwnWebhook();
    Kubectl kubectl = cluster.kubectl(namespace);
    int port = Ports.free();
    SluiceProcess sluice = cluster.startSluice("sluice-fail", port).ready();
    try (var webhook = cluster.webhooks().installFor(namespace, "Fail", port)) {
      sluice.close();
      String good = Manifests.flinkCluster("orders", "team: orders");
      Run refused = kubectl.given(good, "create", "-f", "-");
      assertThat(refused.code()).isEqualTo(1);
      assertThat(refused.err())
          .startsWith(
              "Error from server (InternalError): error when creating \"STDIN\": Internal error"
                  + " occurred: failed calling webhook \"validate.sluice.dev\": failed to call"
                  + " webhook: Post \"https://sluice.sluice-system.svc:"
                  + port
                  + "/validate?timeout=3s\": dial tcp ")
          .contains("connection refused");

      try (SluiceProcess again = cluster.startSluice("sluice-fail", port).ready()) {
        assertThat(kubectl.given(good, "create", "-f", "-").code()).isZero();
      }
    }
  }

  @Test
  void stoppedUnderIgnoreLetsEverythingPass(Cluster cluster) throws Exception {
    String namespace = cluster.namespaceWithOwnWebhook();
    Kubectl kubectl = cluster.kubectl(namespace);
    int port = Ports.free();
    SluiceProcess sluice = cluster.startSluice("sluice-ignore", port).ready();
    try (var webhook = cluster.webhooks().installFor(namespace, "Ignore", port)) {
      String bad = Manifests.flinkCluster("orders", "app: orders");
      assertThat(kubectl.given(bad, "create", "-f", "-").code()).isEqualTo(1);
      sluice.close();
      assertThat(kubectl.given(bad, "create", "-f", "-"))
          .isEqualTo(new Run(0, "flinkcluster.flinkoperator.k8s.io/orders created\n", ""));
    }
  }
}
