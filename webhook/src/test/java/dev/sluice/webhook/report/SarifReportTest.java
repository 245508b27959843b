package dev.sluice.webhook.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.documents.Document;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.webhook.BuiltIns;
import dev.sluice.webhook.check.CheckResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SarifReportTest {
  private static final String GENERATION = "0123456789ab";
  private static final Document DOCUMENT =
      ReportSample.document("a.yaml", "# 😀\n{a: 😀😀, labels: {app: x}}\n");

  @Test
  void sampleIsAsInTheFile() throws IOException {
    String text = SarifReport.text(ReportSample.everything(), GENERATION, BuiltIns.catalogue());
    SarifSchema.run(text);
    Golden.assertIsAsIn("formats.sarif", text);
  }

  @Test
  void nothingToReportIsALogWithoutResultsAndRules() {
    JsonNode run = run(new CheckResult(List.of(), List.of(), List.of()));
    assertThat(run.path("results")).isEmpty();
    assertThat(run.at("/tool/driver/rules")).isEmpty();
    assertThat(run.at("/invocations/0/executionSuccessful").asBoolean()).isTrue();
  }

  @Test
  void unreadableDocumentFailsTheRunAndIsNoResult() {
    JsonNode run = run(ReportSample.everything());
    assertThat(run.at("/invocations/0/executionSuccessful").asBoolean()).isFalse();
    assertThat(run.at("/invocations/0/toolExecutionNotifications")).hasSize(1);
    assertThat(run.path("results").toString()).doesNotContain("broken");
  }

  @Test
  void whatCouldNotBeKnownIsOpenAndWhatIsOnlyMentionedInformational() {
    JsonNode results = run(ReportSample.everything()).path("results");
    assertThat(
            results.findValuesAsText("kind").stream()
                .filter(List.of("open", "informational")::contains))
        .containsExactly("open", "informational");
  }

  @Test
  void onlyTheExemptedFindingIsSuppressed() {
    JsonNode results = run(ReportSample.everything()).path("results");
    List<String> suppressed = new ArrayList<>();
    for (JsonNode result : results) {
      if (!result.path("suppressions").isEmpty()) {
        suppressed.add(result.path("ruleId").asText());
      }
    }
    assertThat(suppressed).containsExactly("SLU-001");
  }

  @Test
  void columnsCountCodePoints() {
    FieldPath path = FieldPath.of("/labels").key("app");
    JsonNode run = run(ReportSample.one(DOCUMENT, "n", path, "odd"));
    assertThat(run.path("columnKind").asText()).isEqualTo("unicodeCodePoints");
    assertThat(region(path)).isEqualTo("{\"startLine\":2,\"startColumn\":23}");
  }

  @Test
  void valueThatTheFileDoesNotHoldIsAtWhatShouldHoldIt() {
    assertThat(region(FieldPath.of("/labels").key("b")))
        .isEqualTo("{\"startLine\":2,\"startColumn\":17}");
    assertThat(region(FieldPath.of("/spec/image")))
        .isEqualTo("{\"startLine\":2,\"startColumn\":1}");
  }

  @Test
  void bracesHoldNoPlaceAndBracketsMakeNoLink() {
    FieldPath path = FieldPath.ROOT.key("a](https://example.com").key("{0}");
    assertThat(message(path, "odd {1}"))
        .isEqualTo("[a] (https://example.com][{{0}}]: odd {{1}}; remove it (VVP-030)");
  }

  @Test
  void hostileTextStaysAValidLog() {
    String odd = "\u0000\u001B[2J\n]]>\uD800 👩‍💻 " + "x".repeat(100_000);
    assertThat(message(FieldPath.ROOT.key(odd), odd)).endsWith("; remove it (VVP-030)");
  }

  @Test
  void helpIsMarkdownWithoutMarkupOfTheTextsOwn() {
    String markdown = SarifRule.of("VVP-030", BuiltIns.catalogue()).at("/help/markdown").asText();
    assertThat(markdown).contains("```yaml\n").contains("**Fix:**").doesNotContain("<");
  }

  private static String region(FieldPath path) {
    return run(ReportSample.one(DOCUMENT, "n", path, "odd"))
        .at("/results/0/locations/0/physicalLocation/region")
        .toString();
  }

  private static String message(FieldPath path, String problem) {
    return run(ReportSample.one(DOCUMENT, "n", path, problem))
        .at("/results/0/message/text")
        .asText();
  }

  private static JsonNode run(CheckResult result) {
    return SarifSchema.run(SarifReport.text(result, GENERATION, BuiltIns.catalogue()));
  }
}
