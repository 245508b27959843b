package dev.sluice.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.manifests.Kubectl.Run;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Sluice was there, and is stopped: the failure policy decides. */
@ExtendWith(EndToEnd.class)
class OutageIT {
  private static final Run CREATED =
      new Run(0, "flinkcluster.flinkoperator.k8s.io/orders created\n", "");
  private static final int PORT = Ports.free();

  private static Kubectl failing;
  private static Kubectl ignoring;
  private static AutoCloseable failingWebhook;
  private static AutoCloseable ignoringWebhook;

  @BeforeAll
  static void stop(Cluster cluster) {
    String fail = cluster.namespaceWithOwnWebhook();
    String ignore = cluster.namespaceWithOwnWebhook();
    failing = cluster.kubectl(fail);
    ignoring = cluster.kubectl(ignore);
    try (SluiceProcess sluice = cluster.startSluice("sluice-stopped", PORT).ready()) {
      failingWebhook = cluster.webhooks().installFor(fail, "Fail", sluice.port());
      ignoringWebhook = cluster.webhooks().installFor(ignore, "Ignore", sluice.port());
    }
  }

  @AfterAll
  static void remove() throws Exception {
    failingWebhook.close();
    ignoringWebhook.close();
  }

  @Test
  void underFailEverythingIsRefusedUntilItIsBack(Cluster cluster) {
    String good = Manifests.flinkCluster("orders", "team: orders");
    Run refused = failing.given(good, "create", "-f", "-");
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()) // of the two webhooks the first that is called
        .startsWith(
            "Error from server (InternalError): error when creating \"STDIN\": Internal error"
                + " occurred: failed calling webhook \"mutate.sluice.dev\": failed to call"
                + " webhook: Post \"https://sluice.sluice-system.svc:"
                + PORT
                + "/mutate?timeout=3s\": dial tcp ")
        .endsWith("connect: connection refused\n");
    try (SluiceProcess back = cluster.startSluice("sluice-stopped", PORT).ready()) {
      assertThat(failing.given(good, "create", "-f", "-")).isEqualTo(CREATED);
    }
  }

  @Test
  void underIgnoreEverythingPassesWithoutAWord() {
    String bad = Manifests.flinkCluster("orders", "app: orders");
    assertThat(ignoring.given(bad, "create", "-f", "-")).isEqualTo(CREATED);
  }

  /** A deletion needs no Sluice: it is not asked about what it would never refuse. */
  @Test
  void underFailFinalizersComeOffAndNothingElseChanges(Cluster cluster) {
    String held =
        Manifests.flinkCluster("held", "team: orders")
            .replace("name: held", "name: held, finalizers: [example.com/held]");
    try (SluiceProcess back = cluster.startSluice("sluice-stopped", PORT).ready()) {
      assertThat(failing.given(held, "create", "-f", "-").code()).isZero();
    }
    assertThat(failing.run("delete", "flinkcluster", "held", "--wait=false").code()).isZero();
    assertThat(patch("{\"op\": \"remove\", \"path\": \"/spec/jobManager\"}").err())
        .contains("failed calling webhook");
    assertThat(patch("{\"op\": \"remove\", \"path\": \"/metadata/finalizers\"}").code()).isZero();
    assertThat(failing.run("get", "flinkcluster", "held").err()).contains("(NotFound)");
  }

  private static Run patch(String operation) {
    return failing.run("patch", "flinkcluster", "held", "--type=json", "-p=[" + operation + "]");
  }
}
