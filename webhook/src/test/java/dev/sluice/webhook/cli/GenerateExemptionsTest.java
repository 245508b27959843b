package dev.sluice.webhook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code check --generate-exemptions}: what is refused today passes with them. */
class GenerateExemptionsTest {
  private static final String CLUSTER =
      """
      apiVersion: flinkoperator.k8s.io/v1beta1
      kind: FlinkCluster
      metadata: {name: %s, namespace: %s}
      spec:
        flinkVersion: "1.20"
        image: {name: flink:1.20}
        jobManager: {podLabels: {%s: x}}
      ---
      """;

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(
        folder.resolve("all.yaml"),
        CLUSTER.formatted("one", "a", "app")
            + CLUSTER.formatted("two", "a", "app")
            + CLUSTER.formatted("three", "b", "app")
            + CLUSTER.formatted("good", "a", "team"));
  }

  @Test
  void oneIsForEachNamespaceKindAndSetOfRules() {
    CommandRun run = generate();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .containsOnlyOnce("namespaces: {include: [\"a\"]}, names: [\"one\", \"two\"]}")
        .containsOnlyOnce("namespaces: {include: [\"b\"]}, names: [\"three\"]}")
        .contains("rules: [\"SLU-001\"]", "owner: \"team-a\"")
        .doesNotContain("good");
  }

  @Test
  void withThemNothingIsRefused() throws IOException {
    assertThat(CommandRun.Given.directory(folder).run("check", "all.yaml").exitCode()).isEqualTo(1);
    Path policies = Files.createDirectory(folder.resolve("policies"));
    Files.writeString(policies.resolve("found.yaml"), generate().out());
    CommandRun run =
        CommandRun.Given.directory(folder).run("check", "--policies", "policies", "all.yaml");
    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(run.out()).contains("exempted by found-");
  }

  /** Which would exempt others, or what nothing exempts. */
  @Test
  void noneIsForAPatternOfNamesOrForSluicesOwnKinds() throws IOException {
    Files.writeString(
        folder.resolve("all.yaml"),
        CLUSTER.formatted("'*'", "a", "app")
            + "{apiVersion: sluice.dev/v1alpha1, kind: Policy, metadata: {name: p}, spec: {rule: []}}");
    assertThat(generate().out()).isEmpty();
  }

  @Test
  void daysAreAskedFor() {
    CommandRun run =
        CommandRun.Given.directory(folder)
            .run("check", "--generate-exemptions", "--ttl", "soon", "all.yaml");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--ttl: must be a number of days such as 30d, not \"soon\"");
  }

  private CommandRun generate() {
    return CommandRun.Given.directory(folder)
        .run("check", "--generate-exemptions", "--owner", "team-a", "--ttl", "30d", "all.yaml");
  }
}
