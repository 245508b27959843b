package dev.sluice.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.manifests.Kubectl.Run;
import dev.sluice.manifests.targets.Pair;
import dev.sluice.manifests.targets.Requests;
import dev.sluice.manifests.targets.Tally;
import dev.sluice.manifests.targets.TargetedKind;
import dev.sluice.manifests.targets.Walk;
import dev.sluice.policies.Seed;
import dev.sluice.testing.Polling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Deployment targets with a real API server. Sluice knows the targets from the folder that it was
 * started with, and not from the cluster: where it watches that, a target is known a moment after
 * it is applied, and one that a resource names before that is looked up.
 */
@ExtendWith(EndToEnd.class)
class TargetsIT {
  /** Of a target and a resource; {@code -Dtargets=} asks for more. */
  private static final int PAIRS = Integer.getInteger("targets", 300);

  private static final int AT_ONCE = 4;
  private static final String TARGETS = "/apis/sluice.dev/v1alpha1/deploymenttargets";

  private static final String TARGET =
      """
      apiVersion: sluice.dev/v1alpha1
      kind: DeploymentTarget
      metadata: {name: %s}
      spec:
        kubernetes: {}
        deploymentPatchSet:
        - {op: add, path: /spec/flinkConfiguration, value: {}}
        - {op: add, path: /spec/flinkConfiguration/state.savepoints.dir, value: "%s"}
      """;
  private static final String MISFIT =
      """
      apiVersion: sluice.dev/v1alpha1
      kind: DeploymentTarget
      metadata: {name: %s}
      spec:
        kubernetes: {}
        deploymentPatchSet:
        - {op: add, path: /spec/flinkConfiguration, value: {}}
        - {op: replace, path: /spec/podTemplate/spec/priorityClassName, value: high}
      """;
  private static final String RESOURCE =
      """
      apiVersion: flink.apache.org/v1beta1
      kind: FlinkDeployment
      metadata:
        name: %s
        namespace: %s
        labels: {sluice.dev/deployment-target: %s}
      spec:
        image: flink:1.20
        flinkVersion: v1_20
        serviceAccount: flink
        jobManager: {resource: {memory: 2048m, cpu: 1}}
        taskManager: {resource: {memory: 2048m, cpu: 1}}
      """;
  private static final String BUCKET = "s3://jobs/savepoints";

  /** Where Sluice is asked, and its own folder. */
  private record Place(Cluster cluster, String namespace, int port, Path state) {
    static Place of(Cluster cluster) throws IOException {
      String namespace = cluster.namespaceWithOwnWebhook();
      Path state = Files.createDirectories(Cluster.FOLDER.resolve("state").resolve(namespace));
      return new Place(cluster, namespace, Ports.free(), state);
    }

    void write(String file, String... documents) throws IOException {
      Files.writeString(state.resolve(file), String.join("---\n", documents));
    }

    SluiceProcess start() {
      return cluster.startSluice(namespace, port, "--state", state.toString()).ready();
    }

    /** The webhooks, and the mutating one in force. */
    AutoCloseable install(String target) {
      AutoCloseable webhook = cluster.webhooks().installFor(namespace, "Fail", port);
      Requests requests = cluster.requests();
      JsonNode probe = Manifests.object(RESOURCE.formatted("probe", namespace, target));
      String path = path() + "?dryRun=All";
      Polling.until(
          "the mutating webhook is in force",
          () -> requests.post(path, probe).body().at("/metadata/annotations").has(SOURCE));
      return webhook;
    }

    String path() {
      return "/apis/flink.apache.org/v1beta1/namespaces/" + namespace + "/flinkdeployments";
    }

    Kubectl kubectl() {
      return cluster.kubectl(namespace);
    }
  }

  private static final String SOURCE = "sluice.dev/target-source";

  @Test
  void whatIsStoredIsWhatTheTargetsPlan(Cluster cluster) throws Exception {
    assumeTrue(TestFiles.corpus().isPresent(), "no samples: set SLUICE_CORPUS to their folder");
    Random seeds = new Random(Seed.ofBuild(getClass(), "targets"));
    List<Pair> pairs = pairs(seeds);
    Place place = Place.of(cluster);
    String plain = cluster.namespaceWithOwnWebhook();
    place.write("probe.yaml", TARGET.formatted("probe", BUCKET));
    place.write(
        "targets.yaml", pairs.stream().map(pair -> pair.target() + "\n").toArray(String[]::new));
    Tally tally = new Tally();
    Requests requests = cluster.requests();
    try (SluiceProcess sluice = place.start();
        AutoCloseable webhook = place.install("probe")) {
      assertThat(created(requests, pairs)).isEmpty();
      List<String> faults = new ArrayList<>();
      try (ExecutorService walkers = Executors.newFixedThreadPool(AT_ONCE)) {
        List<Future<List<String>>> walks =
            pairs.stream()
                .map(
                    pair ->
                        new Walk(
                            requests,
                            pair,
                            place.namespace(),
                            plain,
                            new Random(seeds.nextLong()),
                            tally))
                .map(walk -> walkers.submit(walk::go))
                .toList();
        for (Future<List<String>> walk : walks) {
          faults.addAll(walk.get());
        }
      }
      Progress.say("deployment targets: " + tally);
      assertThat(faults).isEmpty();
      assertThat(tally.comparisons()).isGreaterThan(10 * PAIRS);
      assertThat(tally.refusedByOthers()).as("for other rules").isLessThan(PAIRS / 4);
    }
  }

  private static List<Pair> pairs(Random seeds) {
    Path samples = TestFiles.corpus().orElseThrow().resolve("samples");
    List<TargetedKind> kinds =
        TestFiles.objects(TestFiles.resource("targets/kinds.yaml")).stream()
            .map(data -> TargetedKind.of(data, file -> TestFiles.objects(samples.resolve(file))))
            .toList();
    JsonNode pools = TestFiles.objects(TestFiles.resource("targets/pools.yaml")).getFirst();
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < PAIRS; i++) {
      TargetedKind kind = kinds.get(i % kinds.size());
      pairs.add(Pair.of(i, kind, pools, new Random(seeds.nextLong())));
    }
    return pairs;
  }

  /** The API server takes each target and keeps it as it is; else what it says. */
  private static List<String> created(Requests requests, List<Pair> pairs) {
    List<String> faults = new ArrayList<>();
    for (Pair pair : pairs) {
      Requests.Answer stored = requests.post(TARGETS, pair.target());
      if (!stored.done() || !stored.spec().equals(pair.target().path("spec"))) {
        faults.add(stored.message() + pair.target());
      }
    }
    return faults;
  }

  @Test
  void aTargetIsUsedImmutableAndKeptWhileSomethingNamesIt(Cluster cluster) throws Exception {
    Place place = Place.of(cluster);
    String target = TARGET.formatted("jobs", BUCKET);
    String resource = RESOURCE.formatted("orders", place.namespace(), "jobs");
    place.write("target.yaml", target);
    place.write(
        "resources.yaml",
        Stream.of("orders", "clicks", "bills", "audits")
            .map(name -> RESOURCE.formatted(name, place.namespace(), "jobs"))
            .toArray(String[]::new));
    Kubectl kubectl = place.kubectl();
    SluiceProcess sluice = place.start();
    try (AutoCloseable webhook = place.install("jobs")) {
      Run applied = kubectl.given(target + "---\n" + resource, "apply", "-f", "-");
      assertThat(applied)
          .isEqualTo(
              new Run(
                  0,
                  """
                  deploymenttarget.sluice.dev/jobs created
                  flinkdeployment.flink.apache.org/orders created
                  """,
                  ""));
      assertThat(stored(kubectl, ".spec.flinkConfiguration")).contains(BUCKET);
      assertThat(stored(kubectl, ".metadata.annotations")).contains("\"" + SOURCE + "\":\"label\"");
      assertImmutable(kubectl);
      assertThat(kubectl.run("label", "deploymenttarget", "jobs", "owner=platform").code())
          .isZero();
      Run kept = kubectl.run("delete", "deploymenttarget", "jobs");
      assertThat(kept.code()).isEqualTo(1);
      assertThat(kept.err())
          .contains("Error from server (Forbidden): ")
          .contains("%1$s/audits, FlinkDeployment %1$s/bills".formatted(place.namespace()))
          .contains("and at least 1 more")
          .contains("(VVP-095)");

      sluice.close();
      assertImmutable(kubectl);
      // Sluice reads its folder when it starts; one that watches the cluster sees the resources go.
      Files.delete(place.state().resolve("resources.yaml"));
      place.write("resource.yaml", RESOURCE.formatted("other", place.namespace(), "another"));
      sluice = place.start();
      assertThat(kubectl.run("delete", "deploymenttarget", "jobs").text())
          .contains("\"jobs\" deleted")
          .endsWith("exit code 0\n");
    } finally {
      sluice.close();
    }
  }

  /** The definition itself says it, whoever is asked besides. */
  private static void assertImmutable(Kubectl kubectl) {
    Run run = kubectl.given(TARGET.formatted("jobs", "s3://other"), "apply", "-f", "-");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .startsWith("The DeploymentTarget \"jobs\" is invalid: spec: Invalid value")
        .contains("deployment targets are immutable; create another target")
        .doesNotContain("VVP-029");
  }

  private static String stored(Kubectl kubectl, String path) {
    return kubectl.run("get", "flinkdeployment", "orders", "-o", "jsonpath={" + path + "}").out();
  }

  @Test
  void aTargetThatDoesNotFitRefusesItsResourceAtTheReference(Cluster cluster) throws Exception {
    Place place = Place.of(cluster);
    place.write("targets.yaml", TARGET.formatted("fits", BUCKET), MISFIT.formatted("misfit"));
    String resource = RESOURCE.formatted("orders", place.namespace(), "misfit");
    try (SluiceProcess sluice = place.start();
        AutoCloseable webhook = place.install("fits")) {
      assertThat(place.kubectl().given(resource, "apply", "-f", "-"))
          .isEqualTo(
              new Run(
                  1,
                  "",
                  """
                  The FlinkDeployment "orders" is invalid: \
                  metadata.labels[sluice.dev/deployment-target]: deployment target "misfit" cannot \
                  be applied: operation 2 (replace /spec/podTemplate/spec/priorityClassName): \
                  /spec/podTemplate does not exist in this resource; put add /spec/podTemplate {} \
                  before it, or [] where it is a list (SLU-123)
                  denied by policy default; for more: sluice explain SLU-123
                  """));
      assertThat(place.kubectl().run("get", "flinkdeployments").err()).startsWith("No resources");
    }
  }

  @Test
  void aChangedSpecWithoutItsTargetsEffectIsRefused(Cluster cluster) throws Exception {
    Place place = Place.of(cluster);
    place.write("target.yaml", TARGET.formatted("savepoints", BUCKET));
    Kubectl kubectl = place.kubectl();
    String resource = RESOURCE.formatted("orders", place.namespace(), "savepoints");
    try (SluiceProcess sluice = place.start();
        AutoCloseable webhook = place.install("savepoints")) {
      assertThat(kubectl.given(resource, "create", "-f", "-").code()).isZero();
      cluster.webhooks().removeMutating(place.namespace());
      Requests requests = cluster.requests();
      JsonNode probe = Manifests.object(resource.replace("orders", "probe"));
      Polling.until(
          "only the validating webhook is asked",
          () -> !requests.post(place.path() + "?dryRun=All", probe).done());
      String without = "{\"spec\": {\"image\": \"flink:1.20.1\", \"flinkConfiguration\": null}}";
      Run refused = patch(kubectl, without);
      assertThat(refused.code()).isEqualTo(1);
      assertThat(refused.err())
          .startsWith("The FlinkDeployment \"orders\" is invalid: ")
          .contains("deployment target \"savepoints\", operation 2 (add ")
          .contains("is not in effect")
          .contains("(SLU-124)");
      assertThat(patch(kubectl, "{\"spec\": {\"image\": \"flink:1.20.1\"}}").code()).isZero();
      assertThat(patch(kubectl, "{\"metadata\": {\"finalizers\": [\"example.com/a\"]}}").code())
          .isZero();
    }
  }

  private static Run patch(Kubectl kubectl, String patch) {
    return kubectl.run("patch", "flinkdeployment", "orders", "--type=merge", "--patch", patch);
  }

  @Test
  void theDefinitionRefusesWhatNoTargetCanBe(Cluster cluster) {
    Requests requests = cluster.requests();
    List<String> expected = new ArrayList<>();
    List<String> answered = new ArrayList<>();
    for (JsonNode row : TestFiles.objects(TestFiles.resource("targets/definition.yaml"))) {
      String name = row.path("case").asText() + ": ";
      Requests.Answer answer = requests.post(TARGETS + "?dryRun=All", row.path("object"));
      expected.add(name + row.path("causes").asText("kept"));
      boolean kept = answer.done() && answer.spec().equals(row.at("/object/spec"));
      answered.add(name + (kept ? "kept" : causes(answer)));
    }
    assertThat(answered).containsExactlyElementsOf(expected);
  }

  /**
   * What the definition says, without the server's remark on what it did not look at; the whole
   * message where it is a webhook's.
   */
  private static String causes(Requests.Answer answer) {
    return answer.message().startsWith("admission webhook")
        ? answer.message()
        : answer
            .body()
            .at("/details/causes")
            .valueStream()
            .filter(cause -> !cause.path("message").asText().contains("were not checked because"))
            .map(cause -> cause.path("field").asText() + ": " + cause.path("message").asText())
            .collect(Collectors.joining("\n"));
  }
}
