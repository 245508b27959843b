package dev.sluice.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.manifests.Kubectl.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code audit} over a real cluster: what stands there is judged, and nothing is changed. */
@ExtendWith(EndToEnd.class)
class AuditIT {
  private static final String CLUSTER =
      """
      {"apiVersion": "flinkoperator.k8s.io/v1beta1", "kind": "FlinkCluster",
       "metadata": {"name": "%s"},
       "spec": {"flinkVersion": "1.18", "image": {"name": "flink:1.18"},
                "jobManager": {"podLabels": {"%s": "x"}}, "taskManager": {"replicas": 1}}}
      """;

  private static final String JOB =
      """
      {"apiVersion": "flink.apache.org/v1beta1", "kind": "FlinkSessionJob",
       "metadata": {"name": "job"},
       "spec": {"deploymentName": "gone", "job": {"jarURI": "https://example.com/a.jar",
                "parallelism": 1, "upgradeMode": "stateless"}}}
      """;

  /** In more than one page. */
  private static final int MANY = 120;

  @Test
  void whatStandsIsJudgedAsIfItWereNewByCheckToo(Cluster cluster) throws IOException {
    String namespace = withoutWebhook(cluster);
    post(
        cluster,
        namespace,
        "flinkoperator.k8s.io",
        "flinkclusters",
        CLUSTER.formatted("bad", "app"));
    post(
        cluster,
        namespace,
        "flinkoperator.k8s.io",
        "flinkclusters",
        CLUSTER.formatted("good", "team"));
    post(cluster, namespace, "flink.apache.org", "flinksessionjobs", JOB);
    Run audit = audit(cluster, "-n", namespace, "--output", "json");
    assertThat(audit.code()).as(audit.text()).isEqualTo(1);
    assertThat(audit.err()).isEmpty();
    JsonNode report = Api.json(audit.out());
    assertThat(names(report)).containsExactly("job", "bad", "good");
    assertThat(report.at("/summary/denied").asInt()).isEqualTo(1);
    assertThat(report.findValuesAsText("rule")).contains("SLU-001");
    assertThat(report.at("/results/1").has("source")).isFalse();

    Run get =
        cluster
            .kubectl(namespace)
            .run("get", "flinkclusters.flinkoperator.k8s.io", "bad", "-o", "yaml");
    Files.writeString(cluster.home().resolve("bad.yaml"), get.out());
    Run file = SluiceCommand.run(cluster.home(), "", "audit", "bad.yaml", "--output", "json");
    assertThat(gist(Api.json(file.out()).at("/results/0")))
        .isEqualTo(gist(report.at("/results/1")));
    assertThat(audit(cluster, "-n", namespace).out())
        .contains("namespace " + namespace, "FlinkCluster " + namespace + "/bad");
  }

  @Test
  void pagesAreReadToTheEndAndOnlyOfTheNamespaceThatIsAskedFor(Cluster cluster) {
    String namespace = withoutWebhook(cluster);
    for (int i = 0; i < MANY; i++) {
      String name = "c" + i;
      post(
          cluster,
          namespace,
          "flinkoperator.k8s.io",
          "flinkclusters",
          CLUSTER.formatted(name, i % 10 == 0 ? "app" : "team"));
    }
    JsonNode report = Api.json(audit(cluster, "-n", namespace, "--output", "json").out());
    assertThat(report.at("/summary/resources").asInt()).isEqualTo(MANY);
    assertThat(report.at("/summary/denied").asInt()).isEqualTo(MANY / 10);
    assertThat(report.path("results"))
        .allMatch(each -> each.at("/resource/namespace").asText().equals(namespace));
  }

  @Test
  void previewTellsWhatAPolicyWouldRefuseOfWhatStands(Cluster cluster) throws IOException {
    String namespace = withoutWebhook(cluster);
    post(
        cluster,
        namespace,
        "flinkoperator.k8s.io",
        "flinkclusters",
        CLUSTER.formatted("bad", "app"));
    Path policy = cluster.home().resolve("own-image.yaml");
    Files.writeString(
        policy,
        """
        apiVersion: sluice.dev/v1alpha1
        kind: Policy
        metadata: {name: own-image}
        spec:
          custom:
          - id: registry
            "on": Resource
            at: /spec/image/name
            schema: {pattern: "^registry.example.com/"}
            message: the image is not from our registry
            fix: push it there
        """);
    Run preview = audit(cluster, "-n", namespace, "--preview", policy.toString());
    assertThat(preview.code()).as(preview.text()).isEqualTo(1);
    assertThat(preview.out()).contains("own-image/registry").doesNotContain("SLU-001");
  }

  @Test
  void aServerThatIsNotThereIsSaid(Cluster cluster) throws IOException {
    Path kubeconfig = cluster.home().resolve("nowhere.kubeconfig");
    Files.writeString(
        kubeconfig,
        """
        apiVersion: v1
        kind: Config
        current-context: c
        contexts: [{name: c, context: {cluster: c, user: u}}]
        clusters: [{name: c, cluster: {server: "https://127.0.0.1:1"}}]
        users: [{name: u, user: {}}]
        """);
    Run run = audit(cluster, "--kubeconfig", kubeconfig.toString());
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("https://127.0.0.1:1", "cannot be reached");
    assertThat(run.out()).isEmpty();
  }

  /** With nothing but what its namespace gives. */
  @Test
  void whoMayNotReadTheClusterIsToldWhich(Cluster cluster) {
    String namespace = cluster.namespace();
    cluster.kubectl(namespace).run("create", "serviceaccount", "reader");
    Run run = audit(cluster, "--kubeconfig", cluster.kubeconfigOf(namespace, "reader").toString());
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("forbidden", "reader");
  }

  private static String withoutWebhook(Cluster cluster) {
    return cluster.namespaceWithOwnWebhook();
  }

  private static void post(
      Cluster cluster, String namespace, String group, String plural, String object) {
    cluster
        .api()
        .post(
            "/apis/%s/v1beta1/namespaces/%s/%s".formatted(group, namespace, plural),
            Api.json(object));
  }

  private static Run audit(Cluster cluster, String... more) {
    List<String> arguments = new ArrayList<>(List.of("audit"));
    arguments.addAll(List.of(more));
    return SluiceCommand.run(cluster.home(), "", arguments.toArray(String[]::new));
  }

  private static List<String> names(JsonNode report) {
    return report.path("results").valueStream().map(r -> r.at("/resource/name").asText()).toList();
  }

  private static List<String> gist(JsonNode result) {
    return result
        .path("findings")
        .valueStream()
        .map(
            f ->
                f.path("action").asText()
                    + " "
                    + f.path("rule").asText()
                    + " "
                    + f.path("path").asText())
        .toList();
  }
}
