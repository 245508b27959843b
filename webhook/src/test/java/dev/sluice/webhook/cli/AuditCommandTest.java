package dev.sluice.webhook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code audit} over files: what a server stored is judged as if it were new. */
class AuditCommandTest {
  private static final JsonMapper JSON = new JsonMapper();

  private static final String CLUSTER =
      """
      apiVersion: flinkoperator.k8s.io/v1beta1
      kind: FlinkCluster
      metadata: {name: %s, namespace: shop%s}
      spec:
        flinkVersion: "1.20"
        image: {name: flink:1.20}
        jobManager: {podLabels: {%s: x}}
        taskManager: {replicas: 1}
      ---
      """;

  private static final String STORED = ", uid: 0cf2, resourceVersion: \"12\"";

  private static final String TARGET =
      """
      apiVersion: sluice.dev/v1alpha1
      kind: DeploymentTarget
      metadata: {name: spot}
      spec:
        kubernetes: {}
        deploymentPatchSet:
        - {op: add, path: /spec/taskManager/nodeSelector, value: {pool: spot}}
      """;

  @TempDir private Path folder;
  private CommandRun.Given given;

  @BeforeEach
  void inFolder() {
    given = CommandRun.Given.directory(folder);
  }

  @Test
  void whatCheckOnlyWarnsOfSinceItStandsIsRefused() throws IOException {
    write("dump.yaml", CLUSTER.formatted("one", STORED, "app"));
    assertThat(given.run("check", "dump.yaml").exitCode()).isZero();
    CommandRun audit = given.run("audit", "dump.yaml");
    assertThat(audit.exitCode()).isEqualTo(1);
    assertThat(audit.out()).contains("SLU-001", "1 resource, 1 denied").doesNotContain("update");
  }

  @Test
  void whatNoServerStoredIsJudgedAsByCheckByteForByte() throws IOException {
    write("a/one.yaml", CLUSTER.formatted("one", "", "app") + CLUSTER.formatted("two", "", "team"));
    write(
        "b/job.yaml",
        """
        apiVersion: flink.apache.org/v1beta1
        kind: FlinkSessionJob
        metadata: {name: job, namespace: shop}
        spec: {deploymentName: session, job: {jarURI: "https://example.com/a.jar"}}
        """);
    write(
        "c/session.yaml",
        """
        apiVersion: flink.apache.org/v1beta1
        kind: FlinkDeployment
        metadata: {name: session, namespace: shop}
        spec:
          image: flink:1.20
          flinkVersion: v1_20
          serviceAccount: flink
          jobManager: {resource: {memory: 2048m, cpu: 1}}
          taskManager: {resource: {memory: 2048m, cpu: 1}}
          job: {jarURI: "local:///a.jar"}
        ---
        {apiVersion: v1, kind: ConfigMap, metadata: {name: c}}
        """);
    write("d/broken.yaml", "kind: [FlinkCluster");
    for (String form : List.of("text", "json", "sarif", "junit", "github", "html")) {
      CommandRun check = given.run("check", ".", "--output", form);
      CommandRun audit = given.run("audit", ".", "--output", form);
      assertThat(audit).as(form).isEqualTo(check);
    }
    assertThat(given.run("audit", ".").out()).contains("SJ-"); // found in another file
  }

  @Test
  void namesThatFilesDefineDifferentlyAreToldAsByCheck() throws IOException {
    write("a.yaml", CLUSTER.formatted("one", "", "team") + CLUSTER.formatted("two", "", "team"));
    write("b.yaml", CLUSTER.formatted("one", "", "squad"));
    write("c.yaml", TARGET);
    write("d.yaml", TARGET.replace("spot}}", "other}}"));
    CommandRun audit = given.run("audit", ".");
    assertThat(audit.out()).contains("DeploymentTarget spot is defined differently in ./d.yaml");
    assertThat(given.run("check", ".").out())
        .contains("DeploymentTarget spot is defined differently in ./d.yaml");
  }

  /** Which check would give it first. */
  @Test
  void storedResourceWithoutItsTargetsEffectIsRefused() throws IOException {
    write("target.yaml", TARGET);
    String labelled = ", labels: {sluice.dev/deployment-target: spot}";
    write("new.yaml", CLUSTER.formatted("new", labelled, "team"));
    assertThat(given.run("audit", "--state", "target.yaml", "new.yaml").exitCode()).isZero();
    write("old.yaml", CLUSTER.formatted("old", labelled + STORED, "team"));
    CommandRun audit = given.run("audit", "--state", "target.yaml", "old.yaml");
    assertThat(audit.exitCode()).isEqualTo(1);
    assertThat(audit.out()).contains("/spec/taskManager/nodeSelector", "spot");
  }

  @Test
  void previewTellsOnlyWhatBecomesWorseAndWhatIsFreed() throws IOException {
    write("dump.yaml", CLUSTER.formatted("one", STORED, "app"));
    write("more.yaml", CLUSTER.formatted("two", STORED, "team").replace("flink:1.20", "flink"));
    write(
        "next/policy.yaml",
        """
        apiVersion: sluice.dev/v1alpha1
        kind: Policy
        metadata: {name: next}
        spec:
          rules: [{rule: SLU-001, enforcement: Warn}]
          custom:
          - id: tagged
            "on": Resource
            at: /spec/image/name
            schema: {pattern: ":"}
            message: the image has no tag
            fix: add one
            enforcement: Deny
        """);
    CommandRun run = given.run("audit", "dump.yaml", "more.yaml", "--preview", "next/policy.yaml");
    assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
    assertThat(run.out())
        .contains("next/tagged", "no longer refused: FlinkCluster/shop/one", "1 denied")
        .doesNotContain("SLU-001  ");
  }

  @Test
  void previewOfABrokenPolicyIsWrongUsage() throws IOException {
    write("dump.yaml", CLUSTER.formatted("one", STORED, "app"));
    write(
        "next.yaml",
        "{apiVersion: sluice.dev/v1alpha1, kind: Policy, metadata: {name: p}, spec: {rules: [{rule: XX-1}]}}");
    CommandRun run = given.run("audit", "dump.yaml", "--preview", "next.yaml");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("next.yaml", "XX-1", "Nothing was audited");
    assertThat(run.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void howFarItIsShowsOnATerminalAlone(boolean terminal) throws IOException {
    write("dump.yaml", CLUSTER.formatted("one", STORED, "team"));
    CommandRun run = (terminal ? given.onTerminal() : given).run("audit", "dump.yaml");
    assertThat(run.err().contains("1 of 1 files judged")).isEqualTo(terminal);
    assertThat(run.out()).doesNotContain("files judged");
  }

  @Test
  void withoutFilesAndClusterIsWrongUsage() {
    CommandRun run = given.variable("HOME", folder.toString()).run("audit");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("there is no kubeconfig", "or name files to audit");
  }

  @Test
  void stateOfAClusterIsTheCluster() {
    CommandRun run = given.run("audit", "--state", ".");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--state goes with files");
  }

  /** Nothing of a document is kept but what reports say. */
  @Test
  void manyFilesGiveAReportInTheirOrder() throws IOException {
    List<String> names = new ArrayList<>();
    for (int i = 100; i < 150; i++) {
      names.add("n" + i);
      write(i + ".yaml", CLUSTER.formatted("n" + i, STORED, i % 2 == 0 ? "app" : "team"));
    }
    JsonNode report = JSON.readTree(given.run("audit", ".", "--output", "json").out());
    assertThat(report.path("results").findValuesAsText("name")).isEqualTo(names);
    assertThat(report.at("/summary/denied").asInt()).isEqualTo(25);
    assertThat(report.at("/results/0/findings/0/position/line").asInt()).isEqualTo(7);
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
