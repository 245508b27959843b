package dev.sluice.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The control plane of the other tests is a real one. */
@ExtendWith(EndToEnd.class)
class ClusterIT {

  @Test
  void eachKindThatIsSentToSluiceIsServed(Cluster cluster) {
    JsonNode configuration = TestFiles.objects(Webhooks.VALIDATING).getFirst();
    List<String> sent =
        configuration.findValues("rules").stream()
            .flatMap(JsonNode::valueStream)
            .flatMap(WebhookRules::resources)
            .toList();
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
