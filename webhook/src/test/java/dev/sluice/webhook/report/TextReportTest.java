package dev.sluice.webhook.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.policies.Verdict;
import dev.sluice.policies.documents.Document;
import dev.sluice.policies.documents.Documents;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.KindName;
import dev.sluice.policies.rule.Action;
import dev.sluice.policies.rule.Finding;
import dev.sluice.policies.rule.Note;
import dev.sluice.policies.rule.Severity;
import dev.sluice.webhook.check.CheckResult;
import dev.sluice.webhook.check.Updates;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextReportTest {
  private static final Terminal TERMINAL = new Terminal(60, false);
  private static final Document DOCUMENT =
      Documents.read("a.yaml", "spec:\n  image: x\n").documents().getFirst();

  @Test
  void longPathStandsWholeOnALineOfItsOwn() {
    FieldPath path =
        FieldPath.of("/spec/image").key("a key with spaces " + "that-goes-on".repeat(5));
    assertThat(text(path, "odd").lines()).contains("      " + path);
  }

  @Test
  void missingValueIsLocatedAtWhatShouldHoldIt() {
    assertThat(text(FieldPath.of("/spec/missing"), "odd")).contains("    a.yaml:2:3  Deny");
  }

  @Test
  void resourceAsAWholeHasAName() {
    assertThat(text(FieldPath.ROOT, "odd")).contains("a.yaml:1:1  Deny   B-1  (whole resource)\n");
  }

  @Test
  void escapesOfADocumentDoNotReachTheTerminal() {
    assertThat(text(FieldPath.ROOT.key("\u001B[2J"), "\u001B[31modd")).doesNotContain("\u001B");
  }

  @Test
  void notesFollowTheFindings() {
    assertThat(text(FieldPath.ROOT, "odd")).contains("\nnote  A-2: not known (Pod a/b)\n");
  }

  @Test
  void noteOfManyResourcesIsShownOnce() {
    CheckResult.Judged judged = judged(FieldPath.ROOT, "odd");
    CheckResult result = new CheckResult(List.of(judged, judged, judged), List.of(), List.of());
    assertThat(TextReport.of(result, TERMINAL).lines())
        .containsOnlyOnce("note  A-2: not known (Pod a/b and 2 more)");
  }

  @Test
  void skippedKindsAreNamedOnceAndAtMostFive() {
    List<KindName> skipped =
        IntStream.range(0, 14).mapToObj(i -> new KindName("v1", "K" + i / 2)).toList();
    assertThat(Summary.of(new CheckResult(List.of(), skipped, List.of())))
        .isEqualTo(
            "0 resources, 0 denied, 0 warned,"
                + " 14 skipped (kinds Sluice doesn't judge: v1 K0, v1 K1, v1 K2, v1 K3, v1 K4, …)");
  }

  private static String text(FieldPath path, String problem) {
    return TextReport.of(
        new CheckResult(List.of(judged(path, problem)), List.of(), List.of()), TERMINAL);
  }

  private static CheckResult.Judged judged(FieldPath path, String problem) {
    Finding finding =
        new Finding(
            "B-1", path, ErrorType.Invalid, Severity.error, false, problem, "fix", List.of());
    Verdict verdict =
        new Verdict(
            List.of(
                new Verdict.Ruling(
                    finding, Action.Deny, "default", false, Optional.empty(), Optional.empty())),
            List.of(new Note("A-2", "not known")));
    return new CheckResult.Judged(
        DOCUMENT, new KindName("v1", "Pod"), "a", "b", Updates.NOTHING, verdict);
  }
}
