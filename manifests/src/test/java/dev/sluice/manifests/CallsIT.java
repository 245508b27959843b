package dev.sluice.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.manifests.Kubectl.Run;
import dev.sluice.manifests.Kubectl.Started;
import dev.sluice.testing.Polling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How the API server and Sluice speak with each other. */
@ExtendWith(EndToEnd.class)
class CallsIT {

  @Test
  void aConnectionForEachWebhookServesCallsThatComeOneAfterAnother(Cluster cluster)
      throws Exception {
    String namespace = cluster.namespaceWithOwnWebhook();
    try (Relay relay = new Relay(cluster.sluice().port());
        var webhook = cluster.webhooks().installFor(namespace, "Fail", relay.port())) {
      int calls = 20;
      double before = reviews(cluster);
      for (int i = 0; i < calls; i++) {
        JsonNode resource = Manifests.object(Manifests.flinkCluster("orders-" + i, "team: orders"));
        assertThat(cluster.api().create(namespace, resource).code()).isEqualTo(200);
      }
      assertThat(reviews(cluster) - before).isEqualTo(calls);
      assertThat(relay.connections()).isEqualTo(2);
    }
  }

  private static double reviews(Cluster cluster) {
    return cluster
        .sluice()
        .metric(
            "sluice_admission_requests_total{", "kind=\"FlinkCluster\"", "webhook=\"validate\"");
  }

  /** A refusal of one moment never reaches the person who waits. */
  @Test
  void overloadIsAskedAgainByTheApiServer(Cluster cluster) throws Exception {
    Kubectl kubectl = cluster.kubectl(cluster.namespace());
    Started started;
    double before = overloads(cluster);
    try (Load load = new Load(cluster.sluice().port())) {
      started =
          kubectl.start(Manifests.flinkCluster("orders", "team: orders"), "create", "-f", "-");
      Polling.until("a review is turned away", () -> overloads(cluster) > before);
      assertThat(started.running()).isTrue();
    }
    assertThat(Kubectl.end(started))
        .isEqualTo(new Run(0, "flinkcluster.flinkoperator.k8s.io/orders created\n", ""));
  }

  private static double overloads(Cluster cluster) {
    return cluster.sluice().metric("sluice_admission_rejected_total{", "reason=\"overload\"");
  }
}
