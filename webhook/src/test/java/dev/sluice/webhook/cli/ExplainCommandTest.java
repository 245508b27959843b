package dev.sluice.webhook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.documents.Documents;
import dev.sluice.policies.policy.DefaultPolicy;
import dev.sluice.policies.policy.PolicyDocuments;
import dev.sluice.policies.rule.RuleInfo;
import dev.sluice.webhook.BuiltIns;
import dev.sluice.webhook.cli.CommandRun.Given;
import dev.sluice.webhook.report.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {
  private static final Given GIVEN = Given.directory(Golden.FOLDER);

  @Test
  void everyRuleIsListedOnceUnderItsGroup() {
    List<String> lines = GIVEN.run("explain").out().lines().toList();
    for (RuleInfo rule : BuiltIns.catalogue().all()) {
      List<String> own =
          lines.stream().filter(line -> line.startsWith("  " + rule.id() + " ")).toList();
      assertThat(own).as(rule.id()).hasSize(1);
      assertThat(own.getFirst()).contains(" " + rule.action() + " ");
      assertThat(lines.subList(lines.indexOf(rule.group()), lines.size())).containsAll(own);
    }
    assertThat(lines).allMatch(line -> line.length() <= 100);
  }

  @Test
  void everyRuleCanBeExplainedWithin100ColumnsButForItsExample() {
    for (RuleInfo rule : BuiltIns.catalogue().all()) {
      CommandRun run = GIVEN.run("explain", rule.id());
      assertThat(run.exitCode()).isZero();
      assertThat(run.out())
          .contains("What\n", "Why\n", "Fix\n", "Source\n")
          .contains(rule.group(), rule.severity().name());
      List<String> example =
          BuiltIns.catalogue().prose(rule).example().stream()
              .flatMap(String::lines)
              .map(line -> "  " + line)
              .toList();
      assertThat(run.out().lines()).containsAll(example);
      assertThat(run.out().lines())
          .allMatch(line -> line.length() <= 100 || example.contains(line));
    }
  }

  @Test
  void parametersComeWithTheirDefaults() {
    assertThat(GIVEN.run("explain", "VVP-030").out())
        .contains(
            "Parameters\n  extra  further label keys to reserve; list of strings; default []\n");
  }

  @Test
  void caseOfIdsDoesNotMatter() {
    assertThat(GIVEN.run("explain", "vvp-030")).isEqualTo(GIVEN.run("explain", "VVP-030"));
  }

  @Test
  void startOfIdsAndAGroupListTheirRules() {
    String jobs = GIVEN.run("explain", "fd-job").out();
    assertThat(jobs).contains("  FD-JOB-1 ", "  FD-JOB-7 ").doesNotContain("FC-JOB", "FD-JM-1");
    List<String> ids =
        GIVEN
            .run("explain", "group:ports")
            .out()
            .lines()
            .filter(line -> line.startsWith("  "))
            .map(line -> line.strip().split(" ", 2)[0])
            .toList();
    assertThat(ids)
        .containsExactlyInAnyOrderElementsOf(
            BuiltIns.catalogue().all().stream()
                .filter(rule -> rule.group().equals("ports"))
                .map(RuleInfo::id)
                .toList());
    assertThat(GIVEN.run("explain", "group:port").err()).contains("did you mean group:ports?");
    assertThat(GIVEN.run("explain", "FD-JOB", "--for", "FlinkDeployment/a/b").exitCode())
        .isEqualTo(2);
  }

  @Test
  void ruleThatOnlyWarnsUntilAFactIsKnownSaysSo() {
    assertThat(byDefault("FD-JOB-1", "FlinkDeployment/a/b"))
        .contains(
            "action     Deny",
            "but        only warns until a policy gives installation.apache.defaultConfiguration");
    assertThat(byDefault("FC-JM6", "FlinkCluster/a/b"))
        .contains("but        what one operator alone refuses only warns until a policy gives")
        .contains("installation.flinkCluster.operator");
    assertThat(byDefault("VVP-031", "SessionCluster/a/b"))
        .contains("but        some of it only warns, as `sluice explain VVP-031` says");
    assertThat(byDefault("VVP-030", "SessionCluster/a/b")).doesNotContain("but ");
  }

  @Test
  void factThatAPolicyGivesEndsTheDoubt(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("policy.yaml"),
        """
        apiVersion: sluice.dev/v1alpha1
        kind: Policy
        metadata: {name: installed}
        spec: {installation: {apache: {defaultConfiguration: {}}}}
        """);
    CommandRun run =
        Given.directory(folder)
            .run("explain", "FD-JOB-1", "--for", "FlinkDeployment/a/b", "--policies", ".");
    assertThat(run.out()).contains("action     Deny").doesNotContain("but ");
  }

  @Test
  void unknownRuleIsWrongUsageWithASuggestion() {
    CommandRun run = GIVEN.run("explain", "VPV-030");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("there is no rule VPV-030; did you mean VVP-030?");
  }

  @Test
  void builtInPolicyIsPrintedAsADocumentThatLoads() {
    CommandRun run = GIVEN.run("explain", "--policy");
    Documents read = Documents.read("policy.yaml", run.out());
    assertThat(read.errors()).isEmpty();
    JsonNode tree = read.documents().getFirst().tree();
    assertThat(tree).isEqualTo(DefaultPolicy.document(BuiltIns.catalogue()));
    assertThat(PolicyDocuments.load(read.documents(), BuiltIns.BOOK).errors()).isEmpty();
  }

  @Test
  void policyThatDecidesIsNamedWithActionAndExemption() {
    assertThat(decision("VVP-030", "SessionCluster/legacy/adhoc"))
        .contains("policy     default", "action     Deny", "exemption  legacy-adhoc");
    assertThat(decision("FLK-013", "flinkdeployment/strict/orders"))
        .contains("policy     strict-team", "action     Deny", "exemption  none");
    assertThat(decision("SLU-001", "FlinkCluster/team-a/orders")).contains("action     Off");
  }

  @Test
  void kindOfTwoGroupsIsExplainedForBothUnlessTheGroupIsGiven() {
    assertThat(decision("VVP-030", "SessionCluster/a/b")).contains("(v1)", "(sluice.dev/v1alpha1)");
    assertThat(decision("VVP-030", "sluice.dev/SessionCluster/a/b")).doesNotContain("(v1)");
  }

  @Test
  void unknownKindIsWrongUsageWithASuggestion() {
    CommandRun run = GIVEN.run("explain", "VVP-030", "--for", "FlinkDeploment/a/b");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("did you mean FlinkDeployment?");
  }

  @Test
  void resourceWithoutRuleOrOfAnotherFormIsWrongUsage() {
    assertThat(GIVEN.run("explain", "--for", "FlinkCluster/a/b").err()).contains("needs a rule");
    assertThat(GIVEN.run("explain", "VVP-030", "--for", "b").err()).contains("kind/namespace/name");
  }

  private static String byDefault(String rule, String resource) {
    return GIVEN.run("explain", rule, "--for", resource).out();
  }

  private static String decision(String rule, String resource) {
    CommandRun run = GIVEN.run("explain", rule, "--for", resource, "--policies", "policies");
    assertThat(run.exitCode()).isZero();
    return run.out();
  }

  @Test
  void aRuleOfAPolicyIsExplainedAndDecidedAbout() {
    Given given = Given.directory(Path.of("../manifests/policies"));
    String[] explain = {"explain", "no-latest-tag/containers", "--policies", "no-latest-tag"};
    assertThat(given.run(explain).out())
        .contains(
            "the image has no tag, or the tag latest", "use the tag of a release, or a digest");
    assertThat(
            given
                .run(
                    "explain",
                    "no-latest-tag/containers",
                    "--policies",
                    "no-latest-tag",
                    "--for",
                    "FlinkDeployment/a/b")
                .out())
        .contains("policy     no-latest-tag", "action     Deny");
  }
}
