package dev.sluice.webhook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.policies.KitCase;
import dev.sluice.policies.documents.Documents;
import dev.sluice.webhook.BuiltIns;
import dev.sluice.webhook.check.Check;
import dev.sluice.webhook.check.CheckResult;
import dev.sluice.webhook.report.GitHubReport;
import dev.sluice.webhook.report.JUnitDocument;
import dev.sluice.webhook.report.JUnitReport;
import dev.sluice.webhook.report.SarifReport;
import dev.sluice.webhook.report.SarifSchema;
import java.util.List;
import java.util.stream.Stream;
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

  private static CheckResult check(KitCase kit) {
    return new Check(kit.judge(), _ -> false)
        .of(List.of(Documents.read("kit.json", kit.object().toString())));
  }
}
