package dev.sluice.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.manifests.replicas.SteadyLoad;
import dev.sluice.manifests.replicas.WebhookCalls;
import dev.sluice.manifests.targets.Requests;
import dev.sluice.testing.Polling;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What becomes of calls while something is replaced, as the API server counts them: under a steady
 * load of dry runs, whose every answer is looked at. Both webhooks are called for each.
 */
@ExtendWith(EndToEnd.class)
class RotationsIT {
  private static final int BEFORE_AND_AFTER = 40;

  /** How many idle connections an API server keeps. */
  private static final int KEPT = 25;

  /** Its target brings something. */
  private static final JsonNode GOOD =
      Manifests.object(
          Manifests.flinkDeployment("orders", "team: orders")
              .replace(
                  "metadata: {name: orders}",
                  "metadata: {name: orders, labels: {sluice.dev/deployment-target: steady}}"));

  private static final JsonNode BAD =
      Manifests.object(Manifests.flinkCluster("orders", "app: orders"));

  private static String namespace;
  private static Deployed deployed;
  private static Requests requests;

  @BeforeAll
  static void start(Deployed suite) {
    deployed = suite;
    ControlPlane cluster = deployed.cluster();
    namespace = cluster.namespace();
    requests = cluster.requests();
    Installation.apply(cluster, List.of(target()));
    Polling.until(
        "both are answered as they should", () -> complaint().isEmpty(), RotationsIT::complaint);
  }

  private static JsonNode target() {
    return Manifests.object(
        """
        apiVersion: sluice.dev/v1alpha1
        kind: DeploymentTarget
        metadata: {name: steady}
        spec:
          kubernetes: {}
          deploymentPatchSet: [{op: add, path: /spec/image, value: "registry.example.com/flink"}]
        """);
  }

  @Test
  void replicaIsReplaced() {
    assertNoneFails("a replica is replaced", () -> replace(deployed.replicas().getFirst()));
  }

  @Test
  void allReplicasAreReplaced() {
    assertNoneFails(
        "a rolling replacement", () -> deployed.replicas().forEach(RotationsIT::replace));
  }

  /** What is under way there is lost: of each of these requests one call. */
  @Test
  void replicaIsKilled() {
    SteadyLoad load = load();
    WebhookCalls calls =
        under(load, "a replica is killed", () -> deployed.kill(deployed.replicas().getFirst()));
    assertThat(calls.failed()).isLessThanOrEqualTo(SteadyLoad.AT_ONCE);
    assertThat(load.complaints()).hasSizeLessThanOrEqualTo((int) calls.failed());
  }

  /** And with it the certificates of all replicas. */
  @Test
  void authorityIsReplaced() {
    Authority authority = new Authority(deployed);
    String before = authority.certificate();
    assertNoneFails(
        "the authority and all certificates are replaced",
        () -> {
          authority.rotate();
          Polling.until(
              "another authority",
              Duration.ofMinutes(3),
              () -> !authority.certificate().equals(before),
              () -> authority.secret().toString());
          Polling.until("all serve under it", () -> authority.isServed(authority.certificate()));
        });
    assertThat(authority.former()).isEqualTo(before);
    authority.awaitTrust(before + authority.certificate());
    assertThat(authority.secret().at("/metadata/annotations/sluice.dev~1rotate").asText())
        .isEmpty();
  }

  @Test
  void policiesChange() {
    Kubectl elsewhere = deployed.cluster().kubectl(deployed.cluster().namespace());
    assertNoneFails(
        "ten changes of policies",
        () -> {
          for (int i = 0; i < 5; i++) {
            assertThat(elsewhere.given(off(elsewhere), "apply", "-f", "-").code()).isZero();
            Polling.until("the policy is in force", () -> passes(elsewhere));
            assertThat(elsewhere.run("delete", "policy", "off").code()).isZero();
            Polling.until("the policy is gone", () -> !passes(elsewhere));
          }
        });
  }

  private static String off(Kubectl elsewhere) {
    return """
        apiVersion: sluice.dev/v1alpha1
        kind: Policy
        metadata: {name: "off"}
        spec:
          match: {namespaces: {include: [%s]}}
          rules: [{rule: SLU-001, enforcement: "Off"}]
        """
        .formatted(elsewhere.namespace());
  }

  private static boolean passes(Kubectl elsewhere) {
    String reserved = Manifests.flinkCluster("orders", "app: orders");
    return elsewhere.given(reserved, "create", "--dry-run=server", "-f", "-").code() == 0;
  }

  /** Its counters begin anew with it. */
  @Test
  void apiServerIsRestarted() {
    SteadyLoad load = load();
    WebhookCalls before = deployed.calls();
    awaitAnswers(load);
    WebhookCalls until = deployed.calls().since(before);
    deployed.cluster().restartApiServer();
    awaitAnswers(load);
    load.close();
    WebhookCalls from = deployed.calls();
    report(
        "the API server is restarted", until.made() + from.made(), until.failed() + from.failed());
    assertThat(until.failed() + from.failed()).isZero();
    assertThat(until.failedOpen() + from.failedOpen()).isZero();
    assertThat(load.complaints()) // of an API server that is away, and of nothing else
        .allSatisfy(each -> assertThat(each).doesNotContain("code=201", "webhook"));
  }

  private static void replace(SluiceProcess replica) {
    deployed.replace(replica, RotationsIT::manyAtOnce);
  }

  private static void manyAtOnce() {
    List<String> complaints = new CopyOnWriteArrayList<>();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < KEPT; i++) {
        callers.execute(() -> complaints.add(complaint()));
      }
    }
    assertThat(complaints).hasSize(KEPT).containsOnly("");
  }

  private static void assertNoneFails(String what, Runnable rotation) {
    SteadyLoad load = load();
    WebhookCalls calls = under(load, what, rotation);
    assertThat(load.complaints()).isEmpty();
    assertThat(calls.failed()).isZero();
    assertThat(calls.failedOpen()).isZero();
  }

  private static WebhookCalls under(SteadyLoad load, String what, Runnable rotation) {
    WebhookCalls before = deployed.calls();
    try (load) {
      awaitAnswers(load);
      rotation.run();
      awaitAnswers(load);
    }
    WebhookCalls calls = deployed.calls().since(before);
    report(what, calls.made(), calls.failed());
    return calls;
  }

  private static void report(String what, long made, long failed) {
    Progress.say("%s: %d calls, %d failed".formatted(what, made, failed));
  }

  private static void awaitAnswers(SteadyLoad load) {
    int soFar = load.done();
    Polling.until("answers", () -> load.done() >= soFar + BEFORE_AND_AFTER);
  }

  private static SteadyLoad load() {
    return new SteadyLoad(RotationsIT::complaint);
  }

  /** What is wrong with the answers to both; empty where nothing is. */
  private static String complaint() {
    Requests.Answer good = dryRun("flink.apache.org/v1beta1", "flinkdeployments", GOOD);
    Requests.Answer bad = dryRun("flinkoperator.k8s.io/v1beta1", "flinkclusters", BAD);
    boolean brought = good.spec().path("image").asText().startsWith("registry.example.com/");
    return (good.done() && brought ? "" : good.toString()) + (bad.code() == 422 ? "" : bad);
  }

  private static Requests.Answer dryRun(String version, String plural, JsonNode resource) {
    String path = "/apis/%s/namespaces/%s/%s?dryRun=All".formatted(version, namespace, plural);
    return requests.post(path, resource);
  }
}
