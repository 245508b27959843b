package dev.sluice.webhook.cli;

import static dev.sluice.webhook.dryrun.ScriptedApiServer.cause;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sluice.webhook.cli.CommandRun.Given;
import dev.sluice.webhook.dryrun.ScriptedApiServer;
import dev.sluice.webhook.dryrun.ScriptedApiServer.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code check --dry-run} with an API server that says what a test has it say. */
class CheckDryRunTest {
  private static final String ORDERS =
      """
      apiVersion: flink.apache.org/v1beta1
      kind: FlinkDeployment
      metadata: {name: orders, namespace: shop}
      spec:
        image: registry.example.com/orders:1.4
        flinkVersion: v1_20
        serviceAccount: flink
        podTemplate:
          metadata: {labels: {team: shop}}
          spec:
            containers: [{name: sidecar, image: a}, {name: flink-main-container}]
            volumes: [{name: cache, emptyDir: {}}]
        jobManager: {resource: {memory: 2048m, cpu: 1}}
        taskManager: {resource: {memory: 4096m, cpu: 2}}
        job: {jarURI: local:///opt/orders.jar, parallelism: 4, upgradeMode: stateless}
      """;
  private static final String CLUSTER =
      """
      apiVersion: flinkoperator.k8s.io/v1beta1
      kind: FlinkCluster
      metadata: {name: clicks, namespace: shop}
      spec:
        flinkVersion: "1.18"
        image: {name: flink:1.18}
        jobManager: {}
        taskManager: {replicas: 1}
        job: {jarFile: ./a.jar, className: A}
      """;
  private static final String QUOTA =
      "pods \"orders-taskmanager-1-1\" is forbidden: exceeded quota: q, requested: pods=1";

  @TempDir private Path folder;
  private ScriptedApiServer server;
  private Given given;

  @BeforeEach
  void start() throws IOException {
    server = new ScriptedApiServer();
    given = Given.directory(folder);
    write("kubeconfig", server.kubeconfig());
    write("a.yaml", ORDERS);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void whatMakesEachPodIsTriedAndThenThePodItself() throws IOException {
    write("b.yaml", CLUSTER);
    assertThat(check("a.yaml", "b.yaml").exitCode()).isZero();
    assertThat(server.requests())
        .extracting(r -> r.kind() + " " + r.object().at("/metadata/name").asText())
        .containsExactly(
            "Deployment orders",
            "Pod orders-jobmanager-1-1",
            "Pod orders-taskmanager-1-1",
            "StatefulSet clicks-jobmanager",
            "Pod clicks-jobmanager-jobmanager-1-1",
            "StatefulSet clicks-taskmanager",
            "Pod clicks-taskmanager-taskmanager-1-1",
            "Job clicks-job-submitter",
            "Pod clicks-job-submitter-job-1-1");
    assertThat(server.requests())
        .allSatisfy(
            request -> {
              assertThat(request.uri()).contains("/namespaces/shop/").contains("?dryRun=All&");
              assertThat(request.authorization()).isEqualTo("Bearer one");
            });
    JsonNode deployment = server.requests().getFirst().object();
    assertThat(server.requests().getFirst().uri())
        .startsWith("/apis/apps/v1/namespaces/shop/deployments?");
    assertThat(deployment.at("/spec/template/metadata/labels/team").asText()).isEqualTo("shop");
    assertThat(deployment.at("/spec/selector/matchLabels").properties())
        .isNotEmpty()
        .isSubsetOf(deployment.at("/spec/template/metadata/labels").properties());
  }

  @Test
  void nothingIsAskedWithoutTheFlag() {
    assertThat(given.run("check", "a.yaml", "--kubeconfig", "kubeconfig").exitCode()).isZero();
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void causesStandWhereTheyWereWritten() throws IOException {
    server.refuse(
        "Deployment",
        422,
        "Invalid",
        "all of it",
        cause("spec.template.labels", "Invalid", "Invalid value: \"-\": no label"),
        cause("spec.template.spec.volumes[0].name", "Duplicate", "Duplicate value: \"cache\""),
        cause("spec.template.spec.volumes[0].name", "Invalid", "Invalid value: \"cache\": bad"),
        cause("spec.template.spec.containers[0].ports", "Required", "Required value"));
    assertThat(findings(check("a.yaml", "--output", "json")))
        .containsExactly(
            "Deny SLU-110 Invalid spec.podTemplate.metadata.labels",
            "Deny SLU-110 Required spec.podTemplate.spec.containers[0].ports",
            "Deny SLU-110 Duplicate spec.podTemplate.spec.volumes[0].name");
    CommandRun run = check("a.yaml");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .contains(
            "the API server refuses the pod of the JobManager: Duplicate value: \"cache\", and")
        .contains("fix: correct it as the API server says");
  }

  @Test
  void whatIsDeniedAtAPlaceAlreadyIsNotSaidAgain() throws IOException {
    write(
        "a.yaml",
        ORDERS.replace(
            "    volumes:", "    tolerations: [{key: a, operator: Bad}]\n      volumes:"));
    server.refuse(
        "Pod",
        422,
        "Invalid",
        "all of it",
        cause("spec.tolerations[0].operator", "NotSupported", "Unsupported value: \"Bad\""));
    assertThat(findings(check("a.yaml", "--output", "json")))
        .containsExactly("Deny POD-338 NotSupported spec.podTemplate.spec.tolerations[0].operator");
  }

  @Test
  void whatAdmissionRefusesIsSaidOfThePod() throws IOException {
    server.refuse("Pod", 403, "Forbidden", QUOTA);
    CommandRun run = check("a.yaml", "--output", "json");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(findings(run)).containsExactly("Deny SLU-110 Forbidden spec.podTemplate.spec");
    assertThat(run.out())
        .contains("refuses the pod of the JobManager: exceeded quota: q, requested: pods=1\"");
    server.refuse("Pod", 403, "Forbidden", "pods \"a\" is forbidden: no PriorityClass with name x");
    assertThat(findings(check("a.yaml", "--output", "json")))
        .containsExactly("Deny SLU-110 Forbidden spec.podTemplate.spec.priorityClassName");
    server.refuse("Pod", 400, "", "admission webhook \"w.example.com\" denied the request: no");
    assertThat(check("a.yaml").out()).contains("TaskManager: admission webhook \"w.example.com\"");
  }

  @Test
  void whatServersCannotReadIsSaidOfTheField() throws IOException {
    server.refuse(
        "Deployment",
        400,
        "BadRequest",
        "Deployment in version \"v1\" cannot be handled as a Deployment: json: cannot unmarshal"
            + " string into Go struct field Container.spec.template.spec.containers.image of type"
            + " int32");
    assertThat(findings(check("a.yaml", "--output", "json")))
        .containsExactly("Deny SLU-110 TypeInvalid spec.podTemplate.spec.containers[0].image");
  }

  @Test
  void whatIsThereAlreadyWouldHaveBeenMade() {
    server.refuse("Deployment", 409, "AlreadyExists", "deployments.apps \"orders\" already exists");
    CommandRun run = check("a.yaml");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(server.requests()).extracting(Request::kind).contains("Pod");
  }

  @Test
  void warningsAreFindingsThatWarn() throws IOException {
    server.warn(
        "Deployment",
        "299 - \"unknown field \\\"spec.template.spec.volumes[0].emptyDirr\\\"\"",
        "299 - \"spec.template.spec.containers[0].image: use a \\\"digest\\\"\"",
        "299 - \"would violate PodSecurity \\\"restricted:latest\\\": runAsNonRoot != true\"");
    CommandRun run = check("a.yaml", "--output", "json");
    assertThat(run.exitCode()).isZero();
    assertThat(findings(run))
        .containsExactly(
            "Warn SLU-111 Invalid spec.podTemplate.spec",
            "Warn SLU-111 Invalid spec.podTemplate.spec.containers[0].image",
            "Warn SLU-111 Invalid spec.podTemplate.spec.volumes[0].emptyDirr");
    assertThat(run.out())
        .contains("warns of the pod of the JobManager: use a \\\"digest\\\"")
        .contains("unknown field, which is dropped");
  }

  @Test
  void whatTheDeployedObjectIsRefusedForTooOnlyWarns() throws IOException {
    server.refuse("Pod", 403, "Forbidden", QUOTA);
    write("a.yaml", ORDERS + "status: {lifecycleState: STABLE}\n");
    CommandRun run = check("a.yaml", "--output", "json");
    assertThat(run.exitCode()).isZero();
    assertThat(findings(run)).containsExactly("Warn SLU-110 Forbidden spec.podTemplate.spec");
    assertThat(run.out()).contains("\"ratcheted\": true");
    assertThat(check("a.yaml", "--create").exitCode()).isEqualTo(1);
  }

  @Test
  void policiesDecideAboutIt() throws IOException {
    server.refuse("Pod", 403, "Forbidden", QUOTA);
    write(
        "policies/team.yaml",
        """
        apiVersion: sluice.dev/v1alpha1
        kind: Policy
        metadata: {name: team}
        spec: {rules: [{rule: SLU-110, enforcement: Audit}]}
        """);
    assertThat(findings(check("a.yaml", "--policies", "policies", "--output", "json")))
        .containsExactly("Audit SLU-110 Forbidden spec.podTemplate.spec");
  }

  @Test
  void whatThePlatformMayStillAddIsNotMissed() throws IOException {
    write(
        "a.yaml",
        """
        apiVersion: v1
        kind: SessionCluster
        metadata: {name: adhoc, namespace: platform}
        spec:
          deploymentTargetName: jobs
          kubernetes: {jobManagerPodTemplate: {spec: {hostname: jobs}}}
        """);
    server.refuse(
        "Pod",
        422,
        "Invalid",
        "all",
        cause("spec.containers[0].image", "Required", "Required value"),
        cause("spec.hostname", "Invalid", "Invalid value: \"jobs\": no host"));
    CommandRun run = check("a.yaml");
    assertThat(run.exitCode()).as(run.out()).isZero();
    assertThat(run.out()).contains("no host, unless the");
    assertThat(run.out()).doesNotContain("Required value");
    assertThat(server.requests()).allMatch(request -> request.uri().contains("/namespaces/ours/"));
  }

  @Test
  void aCallerWhoMayNotAskIsAnErrorAndNoFinding() {
    server.refuse(
        "Deployment",
        403,
        "Forbidden",
        "deployments.apps is forbidden: User \"ci\" cannot create resource \"deployments\" in API"
            + " group \"apps\" in the namespace \"shop\"");
    CommandRun run = check("a.yaml");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).contains("0 denied, 0 warned, 1 unreadable");
    assertThat(run.err())
        .startsWith(server.address() + ": does not let the caller ask: deployments.apps is")
        .hasLineCount(1);
  }

  @Test
  void whatElseKeepsTheServerFromAnsweringIsAnError() throws IOException {
    server.refuse("Deployment", 404, "NotFound", "namespaces \"shop\" not found");
    assertThat(error())
        .isEqualTo("cannot try pods in namespace shop: namespaces \"shop\" not found");
    server.refuse("Deployment", 500, "InternalError", "failed calling webhook \"w\"");
    assertThat(error()).startsWith("could not answer: failed calling webhook \"w\"");
    server.refuse("Deployment", 401, "Unauthorized", "Unauthorized");
    assertThat(error()).startsWith("does not know the caller: Unauthorized");
    assertThat(server.requests().getLast().kind()).as("the last asked for").isEqualTo("Deployment");
    write("kubeconfig", server.kubeconfig().replaceAll("127.0.0.1:\\d+", "127.0.0.1:1"));
    assertThat(error()).startsWith("cannot be reached: ");
  }

  private String error() {
    CommandRun run = check("a.yaml");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).contains("0 denied, 0 warned, 1 unreadable");
    return run.err().lines().findFirst().orElseThrow().replaceFirst("^[^ ]+: ", "").split(";")[0];
  }

  @Test
  void theKubeconfigIsFoundAsKubectlFindsIt() throws IOException {
    String[] dryRun = {"check", "--dry-run", "a.yaml"};
    Given inCi = given.variable("KUBECONFIG", "missing:kubeconfig:");
    assertThat(inCi.run(dryRun).exitCode()).isZero();
    write(".kube/config", server.kubeconfig());
    Given atHome = given.variable("HOME", folder.toString());
    assertThat(atHome.run("check", "--dry-run", "--context", "second", "a.yaml").exitCode())
        .isZero();
    assertThat(server.requests().getLast().authorization()).isEqualTo("Bearer two");
    assertThat(given.variable("HOME", folder.resolve("x").toString()).run(dryRun).err())
        .contains("--dry-run: there is no kubeconfig; name one by --kubeconfig");
    assertThat(check("a.yaml", "--context", "third").err())
        .contains("has no context third; it has: first, second");
    write("kubeconfig", "{");
    CommandRun broken = check("a.yaml");
    assertThat(broken.exitCode()).isEqualTo(2);
    assertThat(broken.err()).contains("kubeconfig: ").doesNotContain("bug in sluice");
  }

  private CommandRun check(String... arguments) {
    List<String> all = new ArrayList<>(List.of("check", "--dry-run"));
    all.addAll(List.of("--kubeconfig", "kubeconfig"));
    all.addAll(List.of(arguments));
    return given.run(all.toArray(String[]::new));
  }

  private static List<String> findings(CommandRun run) throws JsonProcessingException {
    List<String> findings = new ArrayList<>();
    for (JsonNode result : new JsonMapper().readTree(run.out()).path("results")) {
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

  private void write(String name, String text) throws IOException {
    Files.createDirectories(folder.resolve(name).getParent());
    Files.writeString(folder.resolve(name), text);
  }
}
