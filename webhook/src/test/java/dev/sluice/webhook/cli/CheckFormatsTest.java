package dev.sluice.webhook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.webhook.report.JUnitDocument;
import dev.sluice.webhook.report.SarifSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckFormatsTest {
  @TempDir Path folder;

  @BeforeEach
  void writeFile() throws IOException {
    Files.writeString(
        folder.resolve("bad.yaml"),
        """
        apiVersion: flinkoperator.k8s.io/v1beta1
        kind: FlinkCluster
        metadata: {name: a, namespace: team-a}
        spec:
          jobManager:
            podLabels: {app: mine}
        """);
  }

  @Test
  void sarifNamesRuleAndPlace() {
    assertThat(SarifSchema.run(check("sarif")).path("results"))
        .anySatisfy(
            result -> {
              assertThat(result.path("ruleId").asText()).isEqualTo("SLU-001");
              assertThat(result.at("/locations/0/physicalLocation").toString())
                  .isEqualTo(
                      "{\"artifactLocation\":{\"uri\":\"bad.yaml\"},"
                          + "\"region\":{\"startLine\":6,\"startColumn\":22}}");
            });
  }

  @Test
  void junitHasAFailedCase() {
    assertThat(
            JUnitDocument.of(check("junit"))
                .testCase("FlinkCluster/team-a/a SLU-001")
                .getElementsByTagName("failure")
                .getLength())
        .isEqualTo(1);
  }

  @Test
  void githubHasAnErrorAtTheLine() {
    assertThat(check("github"))
        .contains(
            "::error file=bad.yaml,line=6,col=22,title=SLU-001 FlinkCluster/team-a/a::"
                + "spec.jobManager.podLabels[app]: ")
        .endsWith("denied, 0 warned\n");
  }

  private String check(String output) {
    CommandRun run =
        CommandRun.Given.directory(folder).run("check", "--output", output, "bad.yaml");
    assertThat(run.exitCode()).isEqualTo(Subcommand.REFUSED);
    return run.out();
  }
}
