package dev.sluice.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The control plane of the other tests is a real one. */
@ExtendWith(EndToEnd.class)
class ClusterIT {

  @Test
  void kubectlSeesAllKinds(Cluster cluster) {
    String kinds = cluster.kubectl("default").run("api-resources", "-o", "name").out();
    assertThat(kinds.lines())
        .contains(
            "flinkdeployments.flink.apache.org",
            "flinkclusters.flinkoperator.k8s.io",
            "vvpdeployments.ververica.platform",
            "deploymenttargets.sluice.dev");
  }

  @Test
  void restartedApiServerKeepsWhatItStoredAndCallsSluiceAgain(Cluster cluster) {
    String namespace = cluster.namespace();
    cluster.restartApiServer();
    Kubectl kubectl = cluster.kubectl(namespace);
    assertThat(kubectl.run("get", "namespace", namespace, "-o", "name").out())
        .isEqualTo("namespace/" + namespace + "\n");
    String bad = Manifests.flinkCluster("orders", "app: orders");
    assertThat(kubectl.given(bad, "create", "-f", "-").err()).contains("(SLU-001)");
  }
}
