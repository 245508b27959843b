package dev.sluice.webhook.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.policies.documents.Document;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.webhook.BuiltIns;
import dev.sluice.webhook.check.CheckResult;
import dev.sluice.webhook.check.Excerpt;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
  private static final FieldPath SPEC = FieldPath.ROOT.field("spec");

  @Test
  void sampleIsAsInTheFile() throws IOException {
    Golden.assertIsAsIn("formats.html", page(ReportSample.everything()));
  }

  @Test
  void nothingComesFromElsewhere() {
    String page = page(ReportSample.everything());
    assertThat(page).contains("default-src 'none'").doesNotContain("://", " src=", "<link", "url(");
  }

  /** Names are whatever somebody wrote into a manifest. */
  @Test
  void whatIsReportedIsNoMarkup() {
    String hostile = "<script>alert(1)</script>\"'&";
    Document document = ReportSample.document(hostile, "kind: Pod\nspec: {image: '<b>'}\n");
    String page = page(ReportSample.one(document, hostile, FieldPath.of("/spec/image"), hostile));
    assertThat(Pattern.compile("<script").matcher(page).results()).hasSize(1);
    assertThat(page)
        .contains(
            "&lt;script&gt;alert(1)&lt;/script&gt;&quot;'&amp;", "image: &quot;&lt;b&gt;&quot;")
        .doesNotContain("<b>\"");
  }

  @Test
  void excerptShowsTheFieldsOnTheWayAndTheValue() {
    assertThat(excerpt(SPEC.field("ports").index(1).field("port")))
        .containsExactly("spec:", "  ports:", "    - # 1", "      port: 8081");
    assertThat(excerpt(SPEC.field("ports"))).containsExactly("spec:", "  ports: […]");
    assertThat(excerpt(SPEC.field("missing"))).containsExactly("spec:");
  }

  @Test
  void excerptDoesNotShowWhatMayBeSecret() {
    assertThat(excerpt(SPEC.field("env").index(0).field("value")))
        .containsExactly("spec:", "  env:", "    - # 0", "      value: …");
    assertThat(excerpt(SPEC.field("envVars").index(0).field("value"))).endsWith("      value: …");
    assertThat(excerpt(SPEC.field("flinkConfiguration").field("s3.secret-key")))
        .containsExactly("spec:", "  flinkConfiguration:", "    s3.secret-key: …");
  }

  private static String page(CheckResult result) {
    return HtmlReport.text(result, "0123456789ab", BuiltIns.catalogue());
  }

  private static List<String> excerpt(FieldPath path) {
    Document document =
        ReportSample.document(
            "a.yaml",
            """
            spec:
              ports: [{port: 80}, {port: 8081}]
              env: [{value: hidden}]
              envVars: [{value: hidden}]
              flinkConfiguration: {s3.secret-key: hidden}
            """);
    return Excerpt.of(path, document.tree());
  }
}
