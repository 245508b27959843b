package dev.sluice.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.manifests.Kubectl.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code check --dry-run} with a real API server: what it says stands where it was written. */
@ExtendWith(EndToEnd.class)
class DryRunIT {
  private static final String ORDERS =
      """
      apiVersion: flink.apache.org/v1beta1
      kind: FlinkDeployment
      metadata: {name: orders, namespace: %s}
      spec:
        image: flink:1.20
        flinkVersion: v1_20
        serviceAccount: flink
        jobManager: {resource: {memory: 2048m, cpu: 1}}
        taskManager: {resource: {memory: 2048m, cpu: 1}}
        podTemplate:
          metadata: {labels: {team: shop}}
          spec: {%s}
      """;
  private static final String CLUSTER =
      """
      apiVersion: flinkoperator.k8s.io/v1beta1
      kind: FlinkCluster
      metadata: {name: clicks, namespace: %s}
      spec:
        flinkVersion: "1.18"
        image: {name: flink:1.18}
        jobManager: {podLabels: {team: shop}}
        taskManager: {replicas: 1}
        job: {jarFile: ./a.jar, className: A}
      """;
  private static final String TOLERATION = "tolerations: [{key: a, operator: Bad}]";
  private static final String AT = "spec.podTemplate.spec.tolerations[0].operator";

  /** Without Sluice's own rule on operators of tolerations. */
  private static final String OFF =
      """
      apiVersion: sluice.dev/v1alpha1
      kind: Policy
      metadata: {name: without}
      spec: {rules: [{rule: POD-338, enforcement: "Off"}]}
      """;

  @Test
  void whatTheServerMakesPassesAndNothingIsStored(Cluster cluster) {
    String namespace = cluster.namespace();
    Run run =
        check(cluster, ORDERS.formatted(namespace, "") + "---\n" + CLUSTER.formatted(namespace));
    assertThat(run.code()).as(run.text()).isZero();
    assertThat(findings(run)).isEmpty();
    assertThat(cluster.kubectl(namespace).run("get", "deployments,pods,jobs,statefulsets").err())
        .startsWith("No resources found in ");
  }

  @Test
  void whatIsThereAlreadyIsNotInTheWay(Cluster cluster) {
    String namespace = cluster.namespace();
    String deployment = "create deployment orders --image=a";
    assertThat(cluster.kubectl(namespace).run(deployment.split(" ")).code()).isZero();
    Run run = check(cluster, ORDERS.formatted(namespace, ""));
    assertThat(run.code()).as(run.text()).isZero();
  }

  @Test
  void aBrokenTolerationIsSaidOnceByWhoeverKnowsIt(Cluster cluster) throws IOException {
    String broken = ORDERS.formatted(cluster.namespace(), TOLERATION);
    assertThat(findings(check(cluster, broken))).containsExactly("Deny POD-338 NotSupported " + AT);
    Path policy = Files.createDirectories(cluster.home().resolve("without")).resolve("off.yaml");
    Files.writeString(policy, OFF);
    Run run = check(cluster, broken, "--policies", "without");
    assertThat(run.code()).isEqualTo(1);
    assertThat(findings(run)).containsExactly("Deny SLU-110 NotSupported " + AT);
    assertThat(run.out()).contains("of the JobManager: Unsupported value: \\\"Bad\\\": supported");
  }

  @Test
  void whatANamespaceRefusesIsSaidWithTheServersWords(Cluster cluster) {
    String namespace =
        cluster.namespaceWithLabels(Map.of("pod-security.kubernetes.io/enforce", "restricted"));
    Run run = check(cluster, ORDERS.formatted(namespace, ""));
    assertThat(run.code()).isEqualTo(1);
    assertThat(findings(run)).containsExactly("Deny SLU-110 Forbidden spec.podTemplate.spec");
    assertThat(run.out())
        .contains("violates PodSecurity \\\"restricted:latest\\\": allowPrivilegeEscalation");
  }

  @Test
  void whatItDropsIsAWarning(Cluster cluster) {
    Run run = check(cluster, ORDERS.formatted(cluster.namespace(), "hostNetwrk: true"));
    assertThat(run.code()).as(run.text()).isZero();
    assertThat(findings(run))
        .anySatisfy(finding -> assertThat(finding).endsWith(" spec.podTemplate.spec.hostNetwrk"));
  }

  @Test
  void whatCannotBeAskedIsAnErrorAndNoFinding(Cluster cluster) {
    assertThat(cluster.kubectl("nowhere").run("get", "namespace", "nowhere").code()).isNotZero();
    Run run = check(cluster, ORDERS.formatted("nowhere", ""));
    assertThat(run.code()).isEqualTo(2);
    assertThat(findings(run)).isEmpty();
    assertThat(run.err()).contains("cannot try pods in namespace nowhere");
  }

  private static Run check(Cluster cluster, String resources, String... more) {
    List<String> arguments = new ArrayList<>(List.of("check", "--dry-run", "--output", "json"));
    arguments.addAll(List.of(more));
    arguments.add("-");
    return SluiceCommand.run(cluster.home(), resources, arguments.toArray(String[]::new));
  }

  private static List<String> findings(Run run) {
    List<String> findings = new ArrayList<>();
    for (JsonNode result : Api.json(run.out()).path("results")) {
      for (JsonNode finding : result.path("findings")) {
        findings.add(
            "%s %s %s %s"
                .formatted(
                    finding.path("action").asText(),
                    finding.path("rule").asText(),
                    finding.path("type").asText(),
                    finding.path("path").asText()));
      }
    }
    return findings;
  }
}
