package dev.sluice.webhook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.webhook.cli.CommandRun.Given;
import dev.sluice.webhook.report.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanCommandTest {
  private static final Given GIVEN = Given.directory(Golden.FOLDER.resolve("plan"));
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void targetAndResourceMayBeInOneFile() throws IOException {
    CommandRun run = GIVEN.run("plan", "orders.yaml");
    Golden.assertIsAsIn("plan/orders.txt", run.out());
    assertThat(run).isEqualTo(new CommandRun(0, run.out(), ""));
  }

  /** By label, by field, as the default of the namespace; new, and as an update of the state. */
  @Test
  void plansOfOtherResourcesAreAsInTheFile() throws IOException {
    CommandRun run = GIVEN.run("plan", "--state=cluster", "others.yaml");
    Golden.assertIsAsIn("plan/others.txt", run.out());
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEqualTo("1 skipped (kinds Sluice doesn't judge: v1 ConfigMap)\n");
  }

  @Test
  void whatCannotBeAppliedIsAsInTheFile() throws IOException {
    CommandRun run = GIVEN.run("plan", "--state=cluster", "refused.yaml");
    Golden.assertIsAsIn("plan/refused.txt", run.out());
    assertThat(run).isEqualTo(new CommandRun(1, run.out(), ""));
  }

  @Test
  void coloursAreAsInTheFile() throws IOException {
    Given terminal = GIVEN.onTerminal();
    String text =
        terminal.run("plan", "orders.yaml").out()
            + terminal.run("plan", "--state=cluster", "refused.yaml").out();
    Golden.assertIsAsIn("plan/colours.txt", text.replace("\u001B", "<ESC>"));
    assertThat(text.replaceAll("\u001B\\[[0-9;]*m", ""))
        .isEqualTo(
            GIVEN.run("plan", "orders.yaml").out()
                + GIVEN.run("plan", "--state=cluster", "refused.yaml").out());
    assertThat(terminal.variable("NO_COLOR", "1").run("plan", "orders.yaml").out())
        .doesNotContain("\u001B");
  }

  @Test
  void jsonIsAsInTheFile() throws IOException {
    CommandRun run = GIVEN.run("plan", "--state=cluster", "--output=json", "others.yaml");
    Golden.assertIsAsIn("plan/others.json", anyPolicies(run.out()));
    CommandRun refused = GIVEN.run("plan", "--state=cluster", "--output=json", "refused.yaml");
    Golden.assertIsAsIn("plan/refused.json", anyPolicies(refused.out()));
    assertThat(refused.exitCode()).isEqualTo(1);
  }

  private static String anyPolicies(String json) {
    return json.replaceAll("\"[0-9a-f]{12}\"", "\"<12 hex>\"");
  }

  @Test
  void narrowTerminalsHaveEffectsOnLinesOfTheirOwn() {
    assertThat(GIVEN.variable("COLUMNS", "60").run("plan", "orders.yaml").out())
        .contains(
            """
                3   add      /spec/flinkConfiguration/state.savepoints.dir
                    sets "s3://production/savepoints"
            """);
  }

  @Test
  void anotherTargetCanBeTried() throws JsonProcessingException {
    CommandRun run =
        GIVEN.run("plan", "--state=cluster", "--target=broken", "--output=json", "orders.yaml");
    assertThat(run.exitCode()).isEqualTo(1);
    JsonNode result = JSON.readTree(run.out()).at("/results/0");
    assertThat(result.at("/target/name").asText()).isEqualTo("broken");
    assertThat(result.at("/failure/number").asInt()).isEqualTo(2);
    assertThat(result.at("/patch")).isEmpty();
    CommandRun hosted =
        GIVEN.run("plan", "--state=cluster", "--target=pinned", "--output=json", "others.yaml");
    JsonNode byField = JSON.readTree(hosted.out()).at("/results/2");
    assertThat(byField.at("/target/name").asText()).isEqualTo("pinned");
    assertThat(byField.at("/outcome").asText()).isEqualTo("changed");
    assertThat(byField.at("/findings")).as("label and field name the same").isEmpty();
  }

  @Test
  void aTargetThatIsNowhereCannotBeTried() {
    CommandRun run = GIVEN.run("plan", "--target=nowhere", "orders.yaml");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains(
            "--target: there is no DeploymentTarget \"nowhere\" in --state or among the files");
  }

  @Test
  void whatIsDeployedIsLeftAloneUnlessItsSpecChanges() {
    assertThat(GIVEN.run("plan", "--state=cluster", "others.yaml").out())
        .contains(
            "  FlinkDeployment shop/deployed, target sidecars, by its label, as an update of what is"
                + " deployed\n"
                + "    nothing changes: this update changes neither spec nor");
    assertThat(GIVEN.run("plan", "--state=cluster", "--create", "others.yaml").out())
        .doesNotContain("as an update")
        .doesNotContain("left alone")
        .contains("1   add      /spec/podTemplate/spec/containers/0  already so");
  }

  @Test
  void whatATargetThatIsLeftPutThereIsListed() {
    CommandRun run = GIVEN.run("plan", "--state=cluster", "--target=plain", "others.yaml");
    String moved = run.out().substring(run.out().indexOf("shop/deployed, target plain"));
    assertThat(moved)
        .contains("Warn   SLU-126  spec.image\n")
        .contains("SLU-126  spec.podTemplate.spec.containers[0]\n");
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void thePatchIsThatOfTheWebhook() throws JsonProcessingException {
    JsonNode plan = JSON.readTree(GIVEN.run("plan", "--output=json", "orders.yaml").out());
    JsonNode patch = plan.at("/results/0/patch");
    assertThat(patch.findValuesAsText("op")).isNotEmpty().doesNotContain("test", "copy", "move");
    assertThat(patch.findValuesAsText("path"))
        .contains("/spec/podTemplate", "/spec/taskManager/resource/memory")
        .contains("/metadata/annotations");
  }

  @Test
  void unreadableInputIsAnErrorAndTheRestIsPlanned() {
    CommandRun run = GIVEN.run("plan", "missing.yaml", "orders.yaml");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).contains("1 resource, 1 changed, 1 unreadable");
    assertThat(run.err()).startsWith("missing.yaml: there is no such file");
    CommandRun json = GIVEN.input("kind: [").run("plan", "--output=json", "-");
    assertThat(json.exitCode()).isEqualTo(2);
    assertThat(json.out()).contains("\"errors\": [\n    {\n      \"file\": \"-\"");
  }

  @Test
  void nothingToPlanIsWrongUsage(@TempDir Path empty) {
    assertThat(GIVEN.run("plan").exitCode()).isEqualTo(2);
    assertThat(GIVEN.run("plan").err()).contains("nothing to plan; name files");
    assertThat(GIVEN.run("plan", empty.toString()).exitCode()).isEqualTo(2);
  }

  @Test
  void stateAndPoliciesThatCannotBeReadEndTheRun(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("wrong.yaml"), "{apiVersion: sluice.dev/v1alpha1, kind: x}");
    CommandRun state = GIVEN.run("plan", "--state", folder.toString(), "orders.yaml");
    assertThat(state.exitCode()).isEqualTo(2);
    assertThat(state.err()).contains("Nothing was planned, since the state cannot be read.");
    CommandRun policies = GIVEN.run("plan", "--policies", folder.toString(), "orders.yaml");
    assertThat(policies.exitCode()).isEqualTo(2);
    assertThat(policies.out()).isEmpty();
    assertThat(policies.err()).contains("Nothing was planned, since these policies");
  }

  @Test
  void aResourceAsTheServerPrintsItIsPlannedAsNew() {
    String printed =
        """
        apiVersion: flink.apache.org/v1beta1
        kind: FlinkSessionJob
        metadata:
          name: late
          namespace: shop
          uid: a0
          labels: {sluice.dev/deployment-target: jobs}
          annotations: {sluice.dev/target-source: namespace}
        spec: {deploymentName: orders, job: {jarURI: "https://example.com/late.jar"}}
        status: {lifecycleState: STABLE}
        """;
    CommandRun run = GIVEN.input(printed).run("plan", "--state=cluster", "-");
    assertThat(run.out())
        .contains("FlinkSessionJob shop/late, target jobs, the default of namespace shop\n")
        .contains("2   add      /metadata/labels/team  sets \"jobs\"");
  }

  /** A terminal obeys nothing in what a file says. */
  @Test
  void controlCharactersAreNotPrinted() {
    String hostile =
        """
        apiVersion: sluice.dev/v1alpha1
        kind: DeploymentTarget
        metadata: {name: jobs}
        spec:
          kubernetes: {}
          deploymentPatchSet:
          - {op: add, path: "/spec/\\e[31m", value: {"a\\e[2J": "b\\e[0m"}}
        ---
        apiVersion: flink.apache.org/v1beta1
        kind: FlinkSessionJob
        metadata: {name: "late\\e[1m", labels: {sluice.dev/deployment-target: jobs}}
        spec: {deploymentName: orders}
        """;
    CommandRun run = GIVEN.input(hostile).run("plan", "-");
    assertThat(run.out()).contains("1 changed").doesNotContain("\u001B");
  }
}
