package dev.sluice.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The control plane of the other tests is a real one. */
@ExtendWith(EndToEnd.class)
class ClusterIT {

  @Test
  void eachKindThatIsSentToSluiceIsServed(Cluster cluster) {
    JsonNode configuration = TestFiles.objects(Path.of("webhook-configurations.yaml")).getFirst();
    List<String> sent = new ArrayList<>();
    for (JsonNode rule : configuration.at("/webhooks/0/rules")) {
      for (JsonNode resource : rule.path("resources")) {
        sent.add(resource.asText() + "." + rule.at("/apiGroups/0").asText());
      }
    }
    Kubectl kubectl = cluster.kubectl("default");
    assertThat(kubectl.run("api-resources", "-o", "name").out().lines()).containsAll(sent);
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
