package dev.sluice.webhook.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.policies.Verdict;
import dev.sluice.policies.documents.Document;
import dev.sluice.policies.documents.Documents;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.rule.Action;
import dev.sluice.webhook.check.CheckResult;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class JUnitReportTest {
  private static final Document DOCUMENT = ReportSample.document("a.yaml", "kind: Pod\n");

  @Test
  void sampleIsAsInTheFile() throws IOException {
    Golden.assertIsAsIn("formats.junit.xml", JUnitReport.text(ReportSample.everything()));
  }

  @Test
  void nothingToReportIsAReportWithoutSuites() {
    JUnitDocument report = report(new CheckResult(List.of(), List.of(), List.of()));
    assertThat(report.elements("testsuite")).isEmpty();
  }

  @Test
  void eachFileIsASuite() {
    assertThat(report(ReportSample.everything()).elements("testsuite"))
        .extracting(suite -> suite.getAttribute("name"))
        .containsExactly("./deploy/all formats.yaml", "deploy/broken.yaml");
  }

  @Test
  void denialFailsWithPlaceProblemAndFix() {
    Element failure = child("FlinkDeployment/team-a/orders VVP-030", "failure");
    assertThat(failure.getAttribute("type")).isEqualTo("Forbidden");
    assertThat(failure.getAttribute("message"))
        .isEqualTo(
            "spec.podTemplate.metadata.labels[app]: is <odd> & \"bad\"; remove it (VVP-030)");
    assertThat(failure.getTextContent()).startsWith("./deploy/all formats.yaml:10:14: Deny: spec.");
  }

  @Test
  void warningPassesAndIsInTheOutput() {
    Element output = child("FlinkDeployment/team-a/orders FLK-013", "system-out");
    assertThat(output.getTextContent()).contains(": Warn: ").endsWith("(FLK-013)");
  }

  @Test
  void exemptedFindingIsSkipped() {
    Element skipped = child("FlinkDeployment/team-a/orders SLU-001", "skipped");
    assertThat(skipped.getAttribute("message")).isEqualTo("exemption legacy");
  }

  @Test
  void resourceWithoutFindingsPasses() {
    Element passed = report(ReportSample.everything()).testCase("DeploymentTarget/gpu");
    assertThat(passed.hasChildNodes()).isFalse();
  }

  @Test
  void severalFindingsOfOneRuleAreOneCase() {
    Verdict verdict =
        new Verdict(
            List.of(
                ReportSample.ruling("VVP-030", Action.Deny, FieldPath.of("/a"), ""),
                ReportSample.ruling("VVP-030", Action.Warn, FieldPath.of("/b"), ""),
                ReportSample.ruling("VVP-030", Action.Deny, FieldPath.of("/c"), "")),
            List.of());
    Element failure = child(report(resources(verdict)), "Pod/x/y VVP-030", "failure");
    assertThat(failure.getAttribute("message")).startsWith("a: ").endsWith("(VVP-030), and 1 more");
    assertThat(failure.getTextContent().lines()).hasSize(3);
  }

  @Test
  void resourcesOfOneNameHaveCasesOfTheirOwn() {
    List<Document> documents = Documents.read("a.yaml", "kind: Pod\n---\nkind: Pod\n").documents();
    CheckResult result =
        new CheckResult(
            documents.stream()
                .map(document -> ReportSample.judged(document, "x", "", Verdict.NONE))
                .toList(),
            List.of(),
            List.of());
    assertThat(report(result).elements("testcase"))
        .extracting(element -> element.getAttribute("name"))
        .containsExactly(
            "Pod/x/(no name) (line 1, column 1)", "Pod/x/(no name) (line 3, column 1)");
  }

  @Test
  void hostileTextIsLegalXml() {
    String odd =
        "\u0000\u001B[2J\t\r\n]]>\uD800\uFFFF\u0085 😀 <a b='\"'>&amp; " + "x".repeat(99_999);
    Element failure =
        child(
            report(ReportSample.one(DOCUMENT, "n", FieldPath.ROOT.key(odd), odd)),
            "Pod/team-a/n VVP-030",
            "failure");
    String legal = "��[2J\t�\n]]>���";
    assertThat(failure.getTextContent()).contains(legal + " 😀 <a b='\"'>&amp; xxx");
    assertThat(failure.getAttribute("message")).contains("]]>��� 😀 <a b='\"'>&amp; xxx");
  }

  private static CheckResult resources(Verdict verdict) {
    return new CheckResult(
        List.of(ReportSample.judged(DOCUMENT, "x", "y", verdict)), List.of(), List.of());
  }

  private static Element child(String testCase, String tag) {
    return child(report(ReportSample.everything()), testCase, tag);
  }

  private static Element child(JUnitDocument report, String testCase, String tag) {
    return (Element) report.testCase(testCase).getElementsByTagName(tag).item(0);
  }

  private static JUnitDocument report(CheckResult result) {
    return JUnitDocument.of(JUnitReport.text(result));
  }
}
