package dev.sluice.webhook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.policies.KitCase;
import dev.sluice.webhook.cli.CommandRun.Given;
import dev.sluice.webhook.report.JUnitDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestCommandTest {
  private static final String POLICY =
      """
      apiVersion: sluice.dev/v1alpha1
      kind: Policy
      metadata: {name: %s}
      spec: {custom: [{id: image, at: /spec/image, schema: {pattern: "^r/"}, message: m, fix: f}]}
      """;

  private static final String OBJECT =
      """
      object:
        apiVersion: flink.apache.org/v1beta1
        kind: FlinkDeployment
        metadata: {name: a, namespace: b}
        spec: {image: "flink:1"}
      """;

  @TempDir Path folder;

  @Test
  void thePoliciesThatComeWithSluicePassTheirCases() {
    CommandRun run = Given.directory(Path.of("..")).run("test", "manifests/policies");
    assertThat(run.out()).endsWith("16 cases: 16 passed, 0 failed\n");
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void theContractKitPasses() throws IOException {
    List<KitCase> kit = KitCase.all().toList();
    for (KitCase one : kit) {
      Files.writeString(
          folder.resolve(one.file() + ".json"),
          one.data() + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    }
    CommandRun run = run("test", ".");
    assertThat(run.out().lines().filter(line -> line.startsWith("  failed"))).isEmpty();
    assertThat(run.out())
        .endsWith("%d cases: %d passed, 0 failed\n".formatted(kit.size(), kit.size()));
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void aCaseThatFailsSaysHowTheFindingsDiffer() throws IOException {
    write("policy.yaml", POLICY.formatted("images"));
    write(
        "cases.yaml",
        "case: as it is\nrules: [images/*]\n%sexpect: [{rule: images/image, action: Deny}]\n---\n"
                .formatted(OBJECT)
            + "case: another\nrules: [images/*]\n%sexpect: [{rule: images/image, action: Warn}]\n"
                .formatted(OBJECT));
    CommandRun run = run("test", ".");
    assertThat(run.out().replace("./", ""))
        .isEqualTo(
            """
            cases.yaml
              passed  as it is
              failed  another  cases.yaml:10
                      expected, not found:  Warn  images/image
                      found, not expected:  Deny  images/image  spec.image  Invalid  policy images

            2 cases: 1 passed, 1 failed
            """);
    assertThat(run.exitCode()).isEqualTo(1);
    JUnitDocument junit = JUnitDocument.of(run("test", ".", "--output", "junit").out());
    assertThat(junit.elements("testcase")).hasSize(2);
    assertThat(junit.elements("failure")).hasSize(1);
  }

  @Test
  void aCaseIsJudgedByThePoliciesInItsFolderAndAboveOrByItsOwn() throws IOException {
    write("policy.yaml", POLICY.formatted("above"));
    write("a/policy.yaml", POLICY.formatted("beside"));
    write("b/policy.yaml", POLICY.formatted("elsewhere"));
    String rules = "rules: [above/*, beside/*, elsewhere/*]\n";
    write(
        "a/cases.yaml",
        "case: by both\n%s%sexpect: [{rule: above/image}, {rule: beside/image}]\n---\n"
                .formatted(rules, OBJECT)
            + "case: by its own\n%s%spolicies: []\nexpect: []\n".formatted(rules, OBJECT));
    assertThat(run("test", ".").out()).endsWith("2 cases: 2 passed, 0 failed\n");
    assertThat(run("check", "--policies", "a").out()).startsWith("policies: 1, exemptions: 0");
  }

  @Test
  void whatCannotBeReadIsNamedAndTheRestRuns() throws IOException {
    write("policy.yaml", POLICY.formatted("images").replace("schema", "shema"));
    write(
        "cases.yaml",
        "case: a\nobjekt: {}\nexpect: []\n---\ncase: b\nnow: soon\n%sexpect: {}\n---\ncase: c\nrules: []\n%sexpect: []\n"
            .formatted(OBJECT, OBJECT));
    CommandRun run = run("test", ".");
    assertThat(run.out().replace("./", ""))
        .isEqualTo(
            """
            cases.yaml
              passed  c
              error   cases.yaml:1:1: object: a case needs an object; write the resource that is judged
              error   cases.yaml:2:9: objekt: unknown field; did you mean "object"?
              error   cases.yaml:6:6: now: must be an instant such as 2026-11-20T12:00:00Z; write date, time and zone
              error   cases.yaml:12:9: expect: must be a list, not an object; set a list

            policy.yaml
              error   policy.yaml:4:17: spec.custom[0].schema: the rule asks for nothing; add schema or cel
              error   policy.yaml:4:53: spec.custom[0].shema: there is no such field here; remove it or correct its name

            1 case: 1 passed, 0 failed, 6 errors
            """);
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @Test
  void aFolderWithoutAnyCaseIsWrongUsage() throws IOException {
    write("policy.yaml", POLICY.formatted("images"));
    CommandRun run = run("test", ".");
    assertThat(run.err())
        .startsWith("sluice test: no case in .; a case is a document with case, object and expect");
    assertThat(run.exitCode()).isEqualTo(2);
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private CommandRun run(String... arguments) {
    return Given.directory(folder).run(arguments);
  }
}
