package dev.sluice.webhook.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.policies.documents.Document;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.KindName;
import dev.sluice.webhook.check.CheckResult;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class GitHubReportTest {
  private static final Document DOCUMENT = ReportSample.document("./a,b:c%.yaml", "kind: Pod\n");

  @Test
  void sampleIsAsInTheFile() throws IOException {
    Golden.assertIsAsIn("formats.github.txt", GitHubReport.text(ReportSample.everything()));
  }

  @Test
  void nothingToReportIsOnlyTheSummary() {
    assertThat(GitHubReport.text(new CheckResult(List.of(), List.of(), List.of())))
        .isEqualTo("0 resources, 0 denied, 0 warned\n");
  }

  @Test
  void textCannotEndItsCommandOrProperty() {
    FieldPath path = FieldPath.ROOT.key("a%b\r\n::stop-commands::x");
    assertThat(GitHubReport.text(ReportSample.one(DOCUMENT, "x,y:z%", path, "odd")).lines())
        .containsExactly(
            "::error file=a%2Cb%3Ac%25.yaml,line=1,col=1,title=VVP-030 Pod/team-a/x%2Cy%3Az%25"
                + "::[a%25b  ::stop-commands::x]: odd; remove it (VVP-030)",
            "1 resource, 1 denied, 0 warned");
  }

  @Test
  void hostileTextStaysOneLineWithoutControlCharacters() {
    String odd = "\u0000\u001B[2J\u0085\u2028]]>😀" + "x".repeat(100_000);
    String text = GitHubReport.text(ReportSample.one(DOCUMENT, odd, FieldPath.ROOT.key(odd), odd));
    assertThat(text.lines()).hasSize(2);
    assertThat(text.replace("\n", "")).doesNotContainPattern("\\p{Cntrl}").contains("]]>😀xxx");
  }

  @Test
  void namesOfFilesAndKindsStayOutOfTheSummary() {
    CheckResult result =
        new CheckResult(List.of(), List.of(new KindName("v1", "##[add-mask]x")), List.of());
    assertThat(GitHubReport.text(result)).isEqualTo("0 resources, 0 denied, 0 warned, 1 skipped\n");
  }
}
