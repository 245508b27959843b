package dev.sluice.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.manifests.Kubectl.Run;
import dev.sluice.testing.Polling;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A Sluice that watches the cluster that calls it, with the shipped rights and no others. */
@ExtendWith(EndToEnd.class)
class ClusterStateIT {
  private static final int PORT = Ports.free();
  private static final String SAVEPOINTS =
      "-o=jsonpath={.spec.flinkConfiguration.state\\.savepoints\\.dir}";

  /** The Apache operator's settings, who may read them, and who asks for them. */
  private static final String OPERATOR =
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: flink-operator-config, namespace: NAMESPACE}
      data: {config.yaml: "kubernetes.operator.reconcile.interval: 15 s"}
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: Role
      metadata: {name: defaults, namespace: NAMESPACE}
      rules:
      - {apiGroups: [""], resources: [configmaps], resourceNames: [flink-operator-config], verbs: [list, watch]}
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: RoleBinding
      metadata: {name: defaults, namespace: NAMESPACE}
      roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: defaults}
      subjects: [{kind: ServiceAccount, name: sluice, namespace: sluice-system}]
      ---
      apiVersion: sluice.dev/v1alpha1
      kind: Policy
      metadata: {name: operator}
      spec:
        match: {namespaces: {include: [NAMESPACE]}}
        installation:
          apache: {defaultConfigurationFrom: {namespace: NAMESPACE, configMap: flink-operator-config}}
      """;

  private static SluiceProcess sluice;
  private static AutoCloseable webhook;
  private static Kubectl kubectl;
  private static String namespace;
  private static Path kubeconfig;

  @BeforeAll
  static void start(Cluster cluster) {
    namespace = cluster.namespaceWithOwnWebhook();
    kubectl = cluster.kubectl(namespace);
    Installation.of(cluster, "self-managed").applyRights(cluster);
    kubeconfig = cluster.kubeconfigOf("sluice-system", "sluice");
    sluice = watching(cluster, "sluice-watching", PORT, kubeconfig).ready();
    webhook = cluster.webhooks().installFor(namespace, "Fail", PORT);
  }

  @AfterAll
  static void stop() throws Exception {
    webhook.close();
    sluice.close();
  }

  private static SluiceProcess watching(Cluster cluster, String name, int port, Path kubeconfig) {
    return cluster.startSluice(name, port, "--cluster", "--kubeconfig", kubeconfig.toString());
  }

  @Test
  void targetIsAppliedToTheResourcesThatNameIt() {
    assertThat(apply(target("first", "s3://first", "")).code()).isZero();
    assertThat(apply(resource("orders", "first")).err()).isEmpty();
    assertThat(stored("orders")).isEqualTo("s3://first");
    assertThat(kubectl.run("delete", "deploymenttarget", "first").err())
        .contains("(VVP-095)", "FlinkDeployment " + namespace + "/orders");
  }

  /** The watch has not brought the target yet: it is read. */
  @Test
  void targetAndResourceCanComeInOneApply() {
    for (int i = 0; i < 10; i++) {
      Run run =
          apply(
              target("at-once-" + i, "s3://" + i, "")
                  + "---\n"
                  + resource("o" + i, "at-once-" + i));
      assertThat(run.err()).isEmpty();
      assertThat(stored("o" + i)).isEqualTo("s3://" + i);
    }
  }

  @Test
  void labelThatNamesNothingIsRefused() {
    assertThat(apply(resource("lost", "nowhere")).err())
        .contains("deployment target \"nowhere\" does not exist");
  }

  @Test
  void namespaceCanNameTheTargetOfItsResources() {
    apply(target("usual", "s3://usual", "kinds: [FlinkDeployment]"));
    kubectl.run("label", "namespace", namespace, "sluice.dev/default-deployment-target=usual");
    Polling.until(
        "the namespace's target is applied",
        () -> {
          kubectl.run("delete", "flinkdeployment", "plain", "--ignore-not-found");
          apply(Manifests.flinkDeployment("plain", "team: a"));
          return stored("plain").equals("s3://usual");
        });
    kubectl.run("label", "namespace", namespace, "sluice.dev/default-deployment-target-");
  }

  @Test
  void policyOfTheClusterIsInForce() {
    String bad = Manifests.flinkCluster("policed", "app: orders");
    assertThat(dryRun(bad).err()).contains("(SLU-001)");
    assertThat(apply(policy("lenient")).code()).isZero();
    Polling.until("the policy is in force", () -> dryRun(bad).code() == 0);
    kubectl.run("delete", "policy", "lenient");
    Polling.until("the policy is gone", () -> dryRun(bad).code() != 0);
  }

  /** Its files have a policy of that name already. */
  @Test
  void badSetLeavesTheLastGoodOneInForce() {
    double errors = sluice.metric("sluice_policy_load_errors_total");
    String bad = Manifests.flinkCluster("policed", "app: orders");
    apply(policy("stricter"));
    Polling.until(
        "readiness names the bad set",
        () -> sluice.readiness().contains("Policy stricter: metadata.name: a second Policy"));
    assertThat(sluice.readiness()).contains("[+]policies generation ", " stays in force");
    assertThat(sluice.isReady()).isTrue();
    assertThat(sluice.metric("sluice_policy_load_errors_total")).isEqualTo(errors + 1);
    assertThat(dryRun(bad).err()).contains("(SLU-001)");
    kubectl.run("delete", "policy", "stricter");
    Polling.until("the set is good again", () -> !sluice.readiness().contains("stays in force"));
  }

  /** With the right that docs/operations.md says. */
  @Test
  void defaultsOfTheApacheOperatorAreReadWhereAPolicySays() {
    String window =
        Manifests.flinkDeployment("window", "team: a")
            + "  job: {jarURI: 'local:///job.jar', parallelism: 2}\n"
            + "  flinkConfiguration: {job.autoscaler.enabled: 'true', job.autoscaler.metrics.window: 30s}\n";
    assertThat(dryRun(window).err()).contains("(AS-13)");
    assertThat(apply(OPERATOR.replace("NAMESPACE", namespace)).code()).isZero();
    Polling.until("its interval is known", () -> dryRun(window).err().isEmpty());
    assertThat(sluice.readiness()).contains("[+]cluster ");
    kubectl.run("delete", "policy", "operator");
    Polling.until("and is not any more", () -> dryRun(window).err().contains("(AS-13)"));
  }

  @Test
  void kindThatIsDefinedLaterIsWatchedThen(Cluster cluster) {
    String name = "vpdeploymenttargets.ververicaplatform.fintechstudios.com";
    String path = Crds.PATH + "/" + name;
    JsonNode crd = cluster.api().get(path);
    assertThat(isWatched("VpDeploymentTarget")).isTrue();
    cluster.api().delete(path);
    Polling.until("not watched any more", () -> !isWatched("VpDeploymentTarget"));
    assertThat(sluice.isReady()).isTrue();
    ((ObjectNode) crd.path("metadata")).remove("resourceVersion");
    Polling.until("the definition is gone", () -> !cluster.api().serves(path));
    cluster.api().post(Crds.PATH, crd);
    Polling.until("watched again", () -> isWatched("VpDeploymentTarget"));
  }

  @Test
  void goesOnByWhatItKnowsWhileTheApiServerIsAway(Cluster cluster) {
    cluster.restartApiServer(
        () -> {
          Polling.until(
              "it is seen to be away", () -> sluice.metric("sluice_cluster_watch_connected") == 0);
          assertThat(sluice.isReady()).isTrue();
          assertThat(sluice.readiness()).contains("[+]cluster ", "is not heard since");
        });
    Polling.until("it is heard again", () -> sluice.metric("sluice_cluster_watch_connected") == 1);
    assertThat(sluice.metric("sluice_cluster_watch_reconnects_total")).isPositive();
    assertThat(apply(target("later", "s3://later", "")).code()).isZero();
    assertThat(apply(resource("later", "later")).err()).isEmpty();
    assertThat(stored("later")).isEqualTo("s3://later");
  }

  @Test
  void isReadyOnceThereIsAnApiServer(Cluster cluster) throws IOException {
    String address = cluster.apiServerAddress();
    int port = Ports.free();
    Path elsewhere = Cluster.FOLDER.resolve("elsewhere.yaml");
    Files.writeString(
        elsewhere, Files.readString(kubeconfig).replace(address, "https://127.0.0.1:" + port));
    try (SluiceProcess early = watching(cluster, "sluice-early", Ports.free(), elsewhere)) {
      Polling.until(
          "it says what it waits for",
          () -> early.readiness().contains("[-]cluster waiting for Namespace, "));
      assertThat(early.isReady()).isFalse();
      try (Relay late = new Relay(port, URI.create(address).getPort())) {
        early.ready();
      }
    }
  }

  private static boolean isWatched(String watch) {
    return sluice.metric("sluice_cluster_watch_synced{watch=\"" + watch + "\"}") == 1;
  }

  private static Run apply(String yaml) {
    return kubectl.given(yaml, "apply", "-f", "-");
  }

  private static Run dryRun(String yaml) {
    return kubectl.given(yaml, "create", "--dry-run=server", "-f", "-");
  }

  private static String stored(String name) {
    return kubectl.run("get", "flinkdeployment", name, SAVEPOINTS).out();
  }

  private static String target(String name, String bucket, String more) {
    return """
        apiVersion: sluice.dev/v1alpha1
        kind: DeploymentTarget
        metadata: {name: %s}
        spec:
          kubernetes: {}
          deploymentPatchSet:
          - {op: add, path: /spec/flinkConfiguration, value: {}}
          - {op: add, path: /spec/flinkConfiguration/state.savepoints.dir, value: "%s"}
          %s
        """
        .formatted(name, bucket, more);
  }

  private static String resource(String name, String target) {
    return Manifests.flinkDeployment(name, "team: a")
        .replace(
            "metadata: {name: " + name + "}",
            "metadata: {name: %s, labels: {sluice.dev/deployment-target: %s}}"
                .formatted(name, target));
  }

  private static String policy(String name) {
    return """
        apiVersion: sluice.dev/v1alpha1
        kind: Policy
        metadata: {name: %s}
        spec:
          match: {namespaces: {include: [%s]}}
          rules: [{rule: SLU-001, enforcement: "Off"}]
        """
        .formatted(name, namespace);
  }
}
