package dev.sluice.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.testing.Polling;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two replicas that audit in the background, with the rights of the overlay {@code audit}. */
@ExtendWith(EndToEnd.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AuditorIT {
  private static final String PATH =
      "/apis/flinkoperator.k8s.io/v1beta1/namespaces/%s/flinkclusters";
  private static final String REPORTS = "/apis/openreports.io/v1alpha1/namespaces/%s/reports";
  private static final String CLUSTER =
      """
      {"apiVersion": "flinkoperator.k8s.io/v1beta1", "kind": "FlinkCluster",
       "metadata": {"name": "%s"},
       "spec": {"flinkVersion": "1.18", "image": {"name": "flink:1.18"},
                "jobManager": {"podLabels": {"%s": "x"}}, "taskManager": {"replicas": 1}}}
      """;

  private static String namespace;
  private static SluiceProcess first;
  private static SluiceProcess second;
  private static int audits;

  @BeforeAll
  static void start(Cluster cluster) {
    namespace = cluster.namespaceWithOwnWebhook();
    Installation.of(cluster, "audit").applyRights(cluster);
    Path kubeconfig = cluster.kubeconfigOf("sluice-system", "sluice");
    post(cluster, "bad", "app");
    post(cluster, "good", "team");
    first = auditing(cluster, "sluice-audits-1", kubeconfig);
    second = auditing(cluster, "sluice-audits-2", kubeconfig);
    first.ready();
    second.ready();
  }

  @AfterAll
  static void stop(Cluster cluster) {
    for (int i = 1; i <= audits; i++) {
      cluster.api().delete("/apis/sluice.dev/v1alpha1/policies/audited-" + i);
    }
    first.close();
    second.close();
  }

  private static SluiceProcess auditing(Cluster cluster, String name, Path kubeconfig) {
    return cluster.startSluice(
        name, Ports.free(), "--cluster", "--kubeconfig", kubeconfig.toString(), "--audit=reports");
  }

  @Test
  @Order(1)
  void oneReplicaAuditsAndWritesAReportThatTheResourceOwns(Cluster cluster) {
    JsonNode bad = get(cluster, "bad");
    String uid = bad.at("/metadata/uid").asText();
    Polling.until("the report is written", () -> report(cluster, uid).isPresent());
    JsonNode report = report(cluster, uid).orElseThrow();
    assertThat(report.at("/metadata/ownerReferences/0/uid").asText()).isEqualTo(uid);
    assertThat(report.at("/scope/name").asText()).isEqualTo("bad");
    assertThat(report.at("/summary/fail").asInt()).isEqualTo(1);
    assertThat(report.path("results"))
        .anySatisfy(
            result -> {
              assertThat(result.path("rule").asText()).isEqualTo("SLU-001");
              assertThat(result.path("result").asText()).isEqualTo("fail");
              assertThat(result.path("message").asText()).startsWith("spec.jobManager.podLabels");
            });
    assertThat(
            Stream.of(first, second).mapToDouble(each -> each.metric("sluice_audit_leads")).sum())
        .isEqualTo(1);
  }

  @Test
  @Order(2)
  void whatDoesNotChangeIsNotWrittenAgain(Cluster cluster) {
    String uid = get(cluster, "bad").at("/metadata/uid").asText();
    String version = report(cluster, uid).orElseThrow().at("/metadata/resourceVersion").asText();
    auditAnew(cluster);
    assertThat(report(cluster, uid).orElseThrow().at("/metadata/resourceVersion").asText())
        .isEqualTo(version);
    String good = get(cluster, "good").at("/metadata/uid").asText();
    assertThat(report(cluster, good)).isEmpty();
  }

  @Test
  @Order(3)
  void reportGoesWhenThereIsNothingLeftToSay(Cluster cluster) {
    ObjectNode bad = (ObjectNode) get(cluster, "bad");
    String uid = bad.at("/metadata/uid").asText();
    ((ObjectNode) bad.at("/spec/jobManager")).putObject("podLabels").put("team", "x");
    Kubectl.Run run = cluster.kubectl(namespace).given(bad.toString(), "replace", "-f", "-");
    assertThat(run.code()).as(run.text()).isZero();
    auditAnew(cluster);
    Polling.until("the report is gone", () -> report(cluster, uid).isEmpty());
  }

  /** At once, and not when the interval is over. */
  @Test
  @Order(4)
  void changeOfThePoliciesIsAnAuditOfItsOwn(Cluster cluster) {
    String uid = get(cluster, "good").at("/metadata/uid").asText();
    cluster
        .api()
        .post(
            "/apis/sluice.dev/v1alpha1/policies",
            Api.json(
                """
                {"apiVersion": "sluice.dev/v1alpha1", "kind": "Policy",
                 "metadata": {"name": "audited-images"},
                 "spec": {"match": {"namespaces": {"include": ["%s"]}},
                          "custom": [{"id": "ours", "on": "Resource", "at": "/spec/image/name",
                                      "schema": {"pattern": "^ours/"}, "message": "not ours",
                                      "fix": "take ours"}]}}
                """
                    .formatted(namespace)));
    try {
      Polling.until("the rule is in the report", () -> report(cluster, uid).isPresent());
      assertThat(report(cluster, uid).orElseThrow().at("/results/0/properties/mark").asText())
          .as("created before the policy")
          .isEqualTo("older");
    } finally {
      cluster.api().delete("/apis/sluice.dev/v1alpha1/policies/audited-images");
    }
  }

  @Test
  @Order(5)
  void anotherReplicaGoesOnWhenTheOneIsGone() {
    boolean isFirst = first.metric("sluice_audit_leads") == 1;
    (isFirst ? first : second).kill();
    SluiceProcess other = isFirst ? second : first;
    Polling.until("it audits", () -> other.metric("sluice_audit_completed") > 0);
    assertThat(other.metric("sluice_audit_leads")).isEqualTo(1);
    assertThat(other.metric("sluice_audit_errors")).isZero();
  }

  /** Another set of policies, and the audit that it is a reason for. */
  private static void auditAnew(Cluster cluster) {
    double last = completed();
    cluster
        .api()
        .post(
            "/apis/sluice.dev/v1alpha1/policies",
            Api.json(
                """
                {"apiVersion": "sluice.dev/v1alpha1", "kind": "Policy",
                 "metadata": {"name": "audited-%d"},
                 "spec": {"match": {"namespaces": {"include": ["nowhere"]}}}}
                """
                    .formatted(++audits)));
    Polling.until("an audit is through", () -> completed() > last);
  }

  private static double completed() {
    return Stream.of(first, second)
        .mapToDouble(each -> each.metric("sluice_audit_completed"))
        .max()
        .orElse(0);
  }

  private static Optional<JsonNode> report(Cluster cluster, String name) {
    List<JsonNode> all =
        cluster.api().get(REPORTS.formatted(namespace)).path("items").valueStream().toList();
    return all.stream().filter(each -> each.at("/metadata/name").asText().equals(name)).findFirst();
  }

  private static void post(Cluster cluster, String name, String label) {
    cluster.api().post(PATH.formatted(namespace), Api.json(CLUSTER.formatted(name, label)));
  }

  private static JsonNode get(Cluster cluster, String name) {
    return cluster.api().get(PATH.formatted(namespace) + "/" + name);
  }
}
