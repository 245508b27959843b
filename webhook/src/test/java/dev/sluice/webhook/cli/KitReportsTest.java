package dev.sluice.webhook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.policies.Judge;
import dev.sluice.policies.KitCase;
import dev.sluice.policies.documents.Documents;
import dev.sluice.policies.kubernetes.KubernetesVersion;
import dev.sluice.webhook.BuiltIns;
import dev.sluice.webhook.audit.FileAudit;
import dev.sluice.webhook.audit.Marks;
import dev.sluice.webhook.audit.Progress;
import dev.sluice.webhook.check.Check;
import dev.sluice.webhook.check.CheckResult;
import dev.sluice.webhook.report.GitHubReport;
import dev.sluice.webhook.report.JUnitDocument;
import dev.sluice.webhook.report.JUnitReport;
import dev.sluice.webhook.report.Report;
import dev.sluice.webhook.report.SarifReport;
import dev.sluice.webhook.report.SarifSchema;
import dev.sluice.webhook.source.Inputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract kit in every form of report: each is well-formed, and none loses a finding. */
class KitReportsTest {
  static Stream<KitCase> cases() {
    return KitCase.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void everyFormTellsTheSameFindings(KitCase kit) {
    CheckResult result = check(kit);
    List<String> rules =
        result.results().stream()
            .flatMap(judged -> judged.verdict().rulings().stream())
            .map(ruling -> ruling.finding().rule())
            .toList();
    assertThat(SarifSchema.run(SarifReport.text(result, "", BuiltIns.catalogue())).path("results"))
        .filteredOn(found -> found.path("kind").asText().equals("fail"))
        .extracting(found -> found.path("ruleId").asText())
        .containsExactlyElementsOf(rules);
    assertThat(JUnitDocument.of(JUnitReport.text(result)).elements("testcase"))
        .hasSizeGreaterThanOrEqualTo((int) rules.stream().distinct().count());
    long exempted =
        result.results().stream()
            .flatMap(judged -> judged.verdict().rulings().stream())
            .filter(ruling -> !ruling.inForce())
            .count();
    assertThat(GitHubReport.text(result).lines().filter(line -> line.startsWith("::")))
        .hasSize(rules.size() - (int) exempted);
  }

  static Stream<KitCase> documents() {
    return KitCase.all().filter(KitCase::isForDocuments);
  }

  /** Byte for byte, though of each document only what reports say of it is kept. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("documents")
  void auditTellsWhatCheckTells(KitCase kit, @TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("kit.json"), kit.object().toString());
    Inputs inputs =
        Inputs.find(
            List.of("kit.json"),
            CommandRun.Given.directory(folder).surroundings(),
            KitCase.BOOK.kinds());
    Judge judge = kit.judge();
    CheckResult audit =
        new FileAudit(inputs, judge, new Check(judge, _ -> false), Progress.NONE).run(Marks.NONE);
    assertThat(text(audit)).isEqualTo(text(check(kit)));
  }

  private static String text(CheckResult result) {
    return Report.text(result, "", KubernetesVersion.NEWEST);
  }

  private static CheckResult check(KitCase kit) {
    return new Check(kit.judge(), _ -> false)
        .of(List.of(Documents.read("kit.json", kit.object().toString())));
  }
}
