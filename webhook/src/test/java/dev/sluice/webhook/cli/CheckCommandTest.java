package dev.sluice.webhook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.webhook.cli.CommandRun.Given;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
  private static final String DENIED =
      """
      apiVersion: v1
      kind: SessionCluster
      metadata: {name: adhoc}
      spec:
        kubernetes:
          labels: {app: adhoc}
      """;
  private static final String WARNED =
      """
      apiVersion: flink.apache.org/v1beta1
      kind: FlinkDeployment
      metadata: {name: orders}
      spec:
        podTemplate:
          metadata: {labels: {app: orders}}
      """;
  private static final String SNAPSHOT =
      """
      apiVersion: flink.apache.org/v1beta1
      kind: FlinkStateSnapshot
      metadata: {name: before-upgrade}
      spec:
        jobReference: {kind: FlinkDeployment, name: orders}
        checkpoint: {}
      """;
  private static final String POD =
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: template, labels: {app: mine}}
      spec: {containers: [{name: sidecar}]}
      """;

  private static final String BROKEN_POLICY =
      """
      apiVersion: sluice.dev/v1alpha1
      kind: Policy
      metadata: {name: team}
      spec:
        enforcement: deny
        rules:
        - {rule: VVP-030, parameters: {extra: cost-centre}}
        - {rule: VVP-30}
      """;

  @TempDir Path folder;
  private Given given;

  /** Only two rules, so that what is found stays the same when rules are added. */
  @BeforeEach
  void twoRules() throws IOException {
    given = Given.directory(folder).variable("SLUICE_POLICIES", "policies");
    write(
        "policies/default.yaml",
        """
        apiVersion: sluice.dev/v1alpha1
        kind: Policy
        metadata: {name: default}
        spec:
          rules: [{rule: VVP-030, enforcement: Deny}, {rule: FLK-013, enforcement: Warn}]
        """);
  }

  @Test
  void exitCodeIs1WhenSomethingIsDenied() throws IOException {
    write("a.yaml", DENIED);
    assertThat(given.run("check", "a.yaml").exitCode()).isEqualTo(1);
  }

  @Test
  void exitCodeIs0WhenThereAreOnlyWarnings() throws IOException {
    write("a.yaml", WARNED);
    assertThat(given.run("check", "a.yaml").exitCode()).isZero();
  }

  @Test
  void failOnWarnMakesWarningsFail() throws IOException {
    write("a.yaml", WARNED);
    assertThat(given.run("check", "a.yaml", "--fail-on", "warn").exitCode()).isEqualTo(1);
    assertThat(given.run("check", "a.yaml", "--fail-on=Audit").exitCode()).isEqualTo(1);
  }

  @Test
  void whatAResourceRefersToIsLookedUpInTheState() throws IOException {
    write(
        "policies/default.yaml",
        """
        apiVersion: sluice.dev/v1alpha1
        kind: Policy
        metadata: {name: default}
        spec: {rules: [{rule: SS-4}]}
        """);
    write("a.yaml", SNAPSHOT);
    assertThat(given.run("check", "a.yaml").exitCode()).isZero();
    write("cluster/other.yaml", WARNED.replace("orders", "other"));
    assertThat(given.run("check", "a.yaml", "--state", "cluster").exitCode()).isEqualTo(1);
    write("cluster/orders.yaml", WARNED);
    assertThat(given.run("check", "a.yaml", "--state", "cluster").exitCode()).isZero();
    write("b.yaml", WARNED.replace("orders", "third"));
    write("a.yaml", SNAPSHOT.replace("orders", "third"));
    assertThat(given.run("check", "a.yaml", "b.yaml", "--state", "cluster").exitCode()).isZero();
  }

  @Test
  void whatIsDeployedAlreadyIsJudgedAsTheUpdateThatApplyWouldSend() throws IOException {
    write("a.yaml", DENIED);
    write("cluster/adhoc.yaml", DENIED);
    CommandRun unchanged = given.run("check", "a.yaml", "--state", "cluster");
    assertThat(unchanged.exitCode()).isZero();
    assertThat(unchanged.out()).contains("VVP-030", "so it only warns");
    assertThat(given.run("check", "a.yaml", "--state", "cluster", "--create").exitCode())
        .isEqualTo(1);
    write("a.yaml", DENIED.replace("app: adhoc", "app: changed"));
    assertThat(given.run("check", "a.yaml", "--state", "cluster").exitCode()).isEqualTo(1);
  }

  @Test
  void whatBothTheStateAndTheInputReadFromOneFileIsNotDeployed() throws IOException {
    write("all/adhoc.yaml", DENIED);
    assertThat(given.run("check", "all", "--state", "./all").exitCode()).isEqualTo(1);
    assertThat(given.run("check", "./all/adhoc.yaml", "--state", "all").exitCode()).isEqualTo(1);
  }

  @Test
  void whatAServerStoredIsJudgedAsAnUpdateOfItself() throws IOException {
    for (String stored :
        List.of(
            DENIED + "status: {state: RUNNING}\n",
            DENIED.replace("name: adhoc", "name: adhoc, uid: 4f1c"),
            DENIED.replace("name: adhoc", "name: adhoc, resourceVersion: '7'"))) {
      write("a.yaml", stored);
      CommandRun run = given.run("check", "a.yaml");
      assertThat(run.exitCode()).as(stored).isZero();
      assertThat(run.out())
          .contains(", as deployed, since it has a status, uid or resourceVersion", "VVP-030")
          .contains("was wrong before the update, so it only warns");
      assertThat(given.run("check", "a.yaml", "--output", "json").out())
          .contains("\"updates\": \"itself\"");
      assertThat(given.run("check", "a.yaml", "--create").exitCode()).isEqualTo(1);
      assertThat(given.run("check", "a.yaml", "--create").out()).doesNotContain("as deployed");
    }
  }

  @Test
  void anEmptyStatusShowsNothing() throws IOException {
    write("a.yaml", DENIED + "status: {}\n");
    assertThat(given.run("check", "a.yaml").exitCode()).isEqualTo(1);
    write("a.yaml", DENIED + "status:\n");
    assertThat(given.run("check", "a.yaml").exitCode()).isEqualTo(1);
  }

  @Test
  void whatTheStateHoldsCountsBeforeTheStatusInTheFile() throws IOException {
    write("a.yaml", DENIED.replace("app: adhoc", "app: changed") + "status: {state: RUNNING}\n");
    assertThat(given.run("check", "a.yaml").exitCode()).isZero();
    write("cluster/adhoc.yaml", DENIED);
    assertThat(given.run("check", "a.yaml", "--state", "cluster").exitCode()).isEqualTo(1);
    write("cluster/adhoc.yaml", DENIED + "status: {state: RUNNING}\n");
    assertThat(given.run("check", "cluster", "--state", "cluster").exitCode()).isZero();
  }

  @Test
  void aStateThatCannotBeReadIsWrongUsage() throws IOException {
    write("a.yaml", WARNED);
    write("cluster/1.yaml", WARNED);
    write("cluster/2.yaml", WARNED + "---\nkind: [\n---\nkind: FlinkDeployment\n");
    CommandRun run = given.run("check", "a.yaml", "--state", "cluster");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains("cluster/2.yaml:1:1: FlinkDeployment orders is in cluster/1.yaml:1:1 too")
        .contains("metadata.name is missing")
        .contains("Nothing was checked, since the state cannot be read.");
    assertThat(given.run("check", "a.yaml", "--state", "missing").exitCode()).isEqualTo(2);
    assertThat(given.run("check", "a.yaml", "--state", "").exitCode()).isEqualTo(2);
  }

  @Test
  void unreadableInputBeatsADenialAndTheRestIsStillChecked() throws IOException {
    write("a.yaml", "kind: [\n");
    write("b.yaml", DENIED);
    CommandRun run = given.run("check", "a.yaml", "b.yaml");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).contains("a.yaml:2:1  unreadable", "b.yaml:6:19", "1 denied");
  }

  @Test
  void missingFileIsAnErrorAndTheRestIsStillChecked() throws IOException {
    write("b.yaml", DENIED);
    CommandRun run = given.run("check", "missing.yaml", "b.yaml");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo("missing.yaml: there is no such file or folder; correct the path\n");
    assertThat(run.out()).contains("1 denied", "1 unreadable").doesNotContain("missing.yaml");
  }

  @Test
  void bytesThatAreNotUtf8AreAnErrorWhereTheyStand() throws IOException {
    Files.write(folder.resolve("a.yaml"), new byte[] {'a', ':', '\n', 'b', ':', ' ', (byte) 0xe9});
    CommandRun run = given.run("check", "a.yaml");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).contains("a.yaml:2:4", "UTF-8");
  }

  @Test
  void emptyNameIsAnErrorAndNotTheWorkingDirectory() throws IOException {
    write("a.yaml", DENIED);
    CommandRun run = given.run("check", "");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("the name is empty");
    assertThat(run.out()).contains("0 resources");
  }

  @Test
  void dashIsStandardInput() {
    CommandRun run = given.input(DENIED).run("check", "-");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("-:6:19");
  }

  @Test
  void emptyStandardInputIsAnError() {
    CommandRun run = given.run("check", "-");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("look at the command before the pipe");
  }

  @Test
  void podsCountOnlyWithFlinksContainerOrOnDemand() {
    assertThat(given.input(POD).run("check", "-").out()).contains("0 resources", "1 skipped");
    CommandRun run = given.input(POD).run("check", "-", "--as", "flink-pod-template");
    assertThat(run.out()).contains("FLK-013", "1 resource,");
  }

  @Test
  void wrongPoliciesAreToldWithTheirPlaceAndNothingIsChecked() throws IOException {
    write("a.yaml", DENIED);
    write(
        "policies/wrong.yaml",
        """
        apiVersion: sluice.dev/v1alpha1
        kind: Policy
        metadata: {name: wrong}
        spec:
          rules:
          - {rule: VPV-030}
        """);
    CommandRun run = given.run("check", "a.yaml");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("wrong.yaml:6:12: ", "did you mean VVP-030?");
  }

  @Test
  void policiesAloneAreChecked() throws IOException {
    CommandRun fine = given.run("check", "--policies", "policies");
    assertThat(fine.exitCode()).isZero();
    assertThat(fine.out()).contains("policies: 1, exemptions: 0; nothing is wrong with them");
    write("policies/a.yaml", BROKEN_POLICY + "---\n{\n");
    CommandRun broken = given.run("check", "--policies", "policies");
    assertThat(broken.exitCode()).isEqualTo(2);
    assertThat(broken.err().lines().map(line -> line.split(": ")[0]))
        .containsExactly(
            "policies/a.yaml:5:16",
            "policies/a.yaml:7:41",
            "policies/a.yaml:8:12",
            "policies/a.yaml:11:1");
  }

  @Test
  void brokenPolicyIsDeniedLikeAnyResource() throws IOException {
    write("policy.yaml", BROKEN_POLICY);
    CommandRun run = given.run("check", "policy.yaml");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .contains("policy.yaml:5:16  Deny   SLU-080  spec.enforcement")
        .contains("policy.yaml:7:41  Deny   SLU-080  spec.rules[0].parameters.extra")
        .contains("policy.yaml:8:12  Deny   SLU-080  spec.rules[1].rule");
  }

  @Test
  void resourceThatDoesNotSayItsKindIsAnError() throws IOException {
    write(
        "a.yaml",
        """
        kind: FlinkDeployment
        metadata: {name: a}
        spec: {}
        ---
        apiVersion: flink.apache.org/v1beta1
        metadata: {name: b}
        spec: {}
        ---
        metadata: {generateName: c-}
        spec: {}
        ---
        metadata: {labels: {app: d}}
        spec: {}
        """);
    CommandRun run = given.run("check", "a.yaml");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out())
        .contains("a.yaml:1:1  unreadable\n", "add apiVersion: flink.apache.org/v1beta1")
        .contains("a.yaml:5:1  unreadable\n      kind is missing")
        .contains("a.yaml:9:1  unreadable\n      kind and apiVersion are missing")
        .contains("0 resources", "3 unreadable, 1 skipped");
  }

  @Test
  void skippedKindsAreNamedWithGroupAndVersion() {
    CommandRun run = given.input("{apiVersion: apps/v1, kind: StatefulSet}").run("check", "-");
    assertThat(run.out()).contains("1 skipped (kinds Sluice doesn't judge: apps/v1 StatefulSet)");
  }

  @Test
  void whatWasReadBeforeTheMemoryEndedIsJudged() throws IOException {
    write("b.yaml", DENIED);
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            throw new OutOfMemoryError();
          }
        };
    CommandRun run = given.run(endless, "check", "b.yaml", "-");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).contains("b.yaml:6:19", "1 denied", "1 unreadable");
    assertThat(run.err())
        .contains("-: out of memory", "SLUICE_JAVA_OPTS=-Xmx4g")
        .doesNotContain("bug");
  }

  @Test
  void utf16IsNamed() throws IOException {
    Files.write(folder.resolve("a.yaml"), DENIED.getBytes(StandardCharsets.UTF_16));
    Files.write(folder.resolve("b.yaml"), DENIED.getBytes(StandardCharsets.UTF_16LE));
    assertThat(given.run("check", "a.yaml", "b.yaml").err())
        .isEqualTo(
            "a.yaml: it is UTF-16; save it as UTF-8 text\n"
                + "b.yaml: it is UTF-16; save it as UTF-8 text\n");
  }

  @Test
  void emptyNameOfThePolicyFolderIsAnError() throws IOException {
    write("a.yaml", DENIED);
    CommandRun run = given.run("check", "a.yaml", "--policies", "");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--policies: the name is empty");
  }

  @Test
  void asTakesOnlyOneWord() {
    CommandRun run = given.input(POD).run("check", "-", "--as", "pod");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--as takes only flink-pod-template");
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
