package dev.sluice.webhook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.policies.documents.Document;
import dev.sluice.policies.documents.Documents;
import dev.sluice.webhook.cli.CommandRun.Given;
import dev.sluice.webhook.report.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderCommandTest {
  private static final Given GIVEN = Given.directory(Golden.FOLDER.resolve("render"));
  private static final String SESSION_JOB =
      """
      apiVersion: flink.apache.org/v1beta1
      kind: FlinkSessionJob
      metadata: {name: late, namespace: shop}
      spec: {deploymentName: orders}
      """;

  @Test
  void podsOfANativeFlinkDeploymentAreAsInTheFile() throws IOException {
    CommandRun run = GIVEN.run("render", "orders.yaml");
    Golden.assertIsAsIn("render/orders.txt", run.out());
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
  }

  /** A standalone FlinkDeployment, a FlinkCluster, a deployment of the platform, a template. */
  @Test
  void podsOfOtherKindsAreAsInTheFile() throws IOException {
    Golden.assertIsAsIn("render/others.txt", GIVEN.run("render", "others.yaml").out());
  }

  @Test
  void coloursAreAsInTheFile() throws IOException {
    String text = GIVEN.onTerminal().run("render", "--process=taskmanager", "orders.yaml").out();
    Golden.assertIsAsIn("render/colours.txt", text.replace("\u001B", "<ESC>"));
  }

  @Test
  void jsonIsAsInTheFile() throws IOException {
    CommandRun run = GIVEN.run("render", "--process=job", "--output=json", "others.yaml");
    String anyPolicies = run.out().replaceAll("\"[0-9a-f]{12}\"", "\"<12 hex>\"");
    Golden.assertIsAsIn("render/job.json", anyPolicies);
  }

  /** The first block of the page is the resource, the second what is printed of it. */
  @Test
  void theExampleOfThePageIsWhatIsPrinted() throws IOException {
    Path page = Path.of("../docs/render.md");
    String[] blocks = Files.readString(page).split("```", -1);
    String command = "console\n$ ./sluice render --process taskmanager orders.yaml\n";
    Given given = GIVEN.input(blocks[1].replaceFirst("yaml\n", ""));
    String printed = given.run("render", "--process", "taskmanager", "-").out();
    String[] now = blocks.clone();
    now[3] = command + printed;
    if (System.getProperty("golden", "").equals("write")) {
      Files.writeString(page, String.join("```", now));
    }
    assertThat(Files.readString(page)).isEqualTo(String.join("```", now));
    String readme = Files.readString(Path.of("../README.md"));
    String excerpt = readme.substring(readme.indexOf("# TaskManager of"));
    assertThat(excerpt.substring(0, excerpt.indexOf("```")).split("…\n", -1))
        .as("parts of what docs/render.md shows, in README.md by hand")
        .hasSize(2)
        .allMatch(printed::contains);
  }

  @Test
  void coloursOnlyAddEscapes() {
    String text = GIVEN.onTerminal().run("render", ".").out();
    assertThat(text).contains("\u001B[32m");
    assertThat(text.replaceAll("\u001B\\[[0-9;]*m", "")).isEqualTo(GIVEN.run("render", ".").out());
  }

  @Test
  void noColorAndDumbTerminalsAreRespected() {
    Given terminal = GIVEN.onTerminal();
    assertThat(terminal.variable("NO_COLOR", "1").run("render", ".").out())
        .doesNotContain("\u001B");
    assertThat(terminal.variable("TERM", "dumb").run("render", ".").out()).doesNotContain("\u001B");
  }

  @Test
  void jsonHasTheSamePodsAsYaml() throws IOException {
    JsonNode json = new ObjectMapper().readTree(GIVEN.run("render", "--output", "json", ".").out());
    Documents yaml = Documents.read("out.yaml", GIVEN.run("render", ".").out());
    assertThat(json.path("pods").findValues("pod"))
        .isNotEmpty()
        .isEqualTo(yaml.documents().stream().map(Document::tree).toList());
  }

  @Test
  void aSwallowedContainerIsTold() {
    assertThat(GIVEN.run("render", "orders.yaml").out())
        .contains(
            "# not in this pod: spec.taskManager.podTemplate.spec.containers[0]: becomes one");
  }

  @Test
  void oneProcessOrSeveralCanBeAskedFor() {
    assertThat(heads("render", "orders.yaml")).containsExactly("JobManager", "TaskManager");
    assertThat(heads("render", "--process", "TaskManager", "orders.yaml"))
        .containsExactly("TaskManager");
    assertThat(heads("render", "--process", "job,taskmanager", "others.yaml"))
        .containsOnly("TaskManager", "Job")
        .contains("Job");
    assertThat(heads("render", "--process=job", "--process=jobmanager", "orders.yaml"))
        .containsExactly("JobManager");
    assertThat(GIVEN.variable("SLUICE_PROCESS", "job,jobmanager").run("render", "orders.yaml"))
        .isEqualTo(GIVEN.run("render", "--process=jobmanager", "orders.yaml"));
  }

  private static List<String> heads(String... arguments) {
    return GIVEN
        .run(arguments)
        .out()
        .lines()
        .filter(line -> line.matches("# (Job|Task)[a-zA-Z ]* of [A-Z].*"))
        .map(line -> line.split(" ")[1])
        .toList();
  }

  @Test
  void anUnknownProcessIsWrongUsage() {
    CommandRun run = GIVEN.run("render", "--process", "client", "orders.yaml");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--process").contains("[jobmanager, taskmanager, job]");
  }

  @Test
  void whatHasNoPodsIsToldOnStandardError() {
    CommandRun run = GIVEN.run("render", "others.yaml");
    assertThat(run.exitCode()).isZero();
    assertThat(run.err())
        .contains("FlinkSessionJob shop/late: no pods are built from it\n")
        .contains("1 skipped (kinds Sluice doesn't judge: v1 ConfigMap)\n");
    CommandRun job = GIVEN.run("render", "--process=job", "orders.yaml");
    assertThat(job.out()).isEmpty();
    assertThat(job.err())
        .isEqualTo("orders.yaml:1: FlinkDeployment shop/orders: no pods of --process\n");
  }

  @Test
  void standardInputIsRead() {
    CommandRun run = GIVEN.input(SESSION_JOB).run("render", "-");
    assertThat(run).isEqualTo(new CommandRun(0, "", run.err()));
    assertThat(run.err()).isEqualTo("-:1: FlinkSessionJob shop/late: no pods are built from it\n");
  }

  @Test
  void unreadableInputIsAnErrorAndTheRestIsRendered() {
    CommandRun run = GIVEN.run("render", "missing.yaml", "orders.yaml");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).startsWith("# JobManager of FlinkDeployment shop/orders");
    assertThat(run.err()).startsWith("missing.yaml: there is no such file");
    CommandRun json = GIVEN.input("kind: [").run("render", "--output=json", "-");
    assertThat(json.exitCode()).isEqualTo(2);
    assertThat(json.out()).contains("\"errors\": [\n    {\n      \"file\": \"-\"");
  }

  @Test
  void nothingToRenderIsWrongUsage(@TempDir Path empty) {
    assertThat(GIVEN.run("render").exitCode()).isEqualTo(2);
    assertThat(GIVEN.run("render").err()).contains("nothing to render; name files");
    assertThat(GIVEN.run("render", "--as", "pod", "orders.yaml").exitCode()).isEqualTo(2);
    assertThat(GIVEN.run("render", empty.toString()).exitCode()).isEqualTo(2);
  }

  @Test
  void policiesSayWhatIsInstalled(@TempDir Path policies) throws IOException {
    Files.writeString(
        policies.resolve("policy.yaml"),
        """
        apiVersion: sluice.dev/v1alpha1
        kind: Policy
        metadata: {name: cluster}
        spec:
          installation:
            apache:
              defaultConfiguration:
                kubernetes.operator.pod-template.merge-arrays-by-name: "true"
                kubernetes.taskmanager.labels: cost:shop
        """);
    String text = GIVEN.run("render", "--policies", policies.toString(), "orders.yaml").out();
    assertThat(text)
        .contains("    cost: shop")
        .contains("# Flink, as the operator's configuration says: cost")
        .doesNotContain("becomes one with")
        .doesNotContain("unless");
    Files.writeString(policies.resolve("wrong.yaml"), "{apiVersion: sluice.dev/v1alpha1, kind: x}");
    CommandRun wrong = GIVEN.run("render", "--policies", policies.toString(), "orders.yaml");
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.out()).isEmpty();
    assertThat(wrong.err()).contains("Nothing was rendered, since these policies");
  }

  @Test
  void anyPodCanBeTakenForATemplate() {
    Given pod = GIVEN.input("{apiVersion: v1, kind: Pod, spec: {containers: [{name: log}]}}");
    assertThat(pod.run("render", "-").out()).isEmpty();
    assertThat(pod.run("render", "--as", "flink-pod-template", "-").out())
        .contains("- name: log\n  - name: flink-main-container");
  }
}
