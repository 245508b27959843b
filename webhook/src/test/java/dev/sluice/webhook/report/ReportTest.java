package dev.sluice.webhook.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sluice.policies.Verdict;
import dev.sluice.policies.documents.Document;
import dev.sluice.policies.documents.DocumentError;
import dev.sluice.policies.documents.Documents;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.KindName;
import dev.sluice.policies.kubernetes.KubernetesVersion;
import dev.sluice.policies.policy.Exemption;
import dev.sluice.policies.rule.Action;
import dev.sluice.policies.rule.Finding;
import dev.sluice.policies.rule.Note;
import dev.sluice.policies.rule.Severity;
import dev.sluice.webhook.check.CheckResult;
import dev.sluice.webhook.check.Updates;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final Document DOCUMENT =
      Documents.read("a.yaml", "spec:\n  image: x\n").documents().getFirst();

  @Test
  void membersThatSayNothingAreLeftOut() {
    JsonNode result = report(ruling("/spec/image", List.of(), false, Optional.empty()));
    assertThat(members(result))
        .containsExactly("source", "resource", "verdict", "findings", "notes");
    assertThat(members(result.path("resource"))).containsExactly("apiVersion", "kind");
    assertThat(members(result.at("/findings/0")))
        .containsExactly(
            "rule",
            "action",
            "severity",
            "type",
            "path",
            "pointer",
            "problem",
            "fix",
            "policy",
            "position");
  }

  @Test
  void membersComeInTheOrderOfTheContract() {
    JsonNode result = report(ruling("/spec/image", List.of("A-1"), true, Optional.of("legacy")));
    assertThat(members(result.at("/findings/0")))
        .containsExactly(
            "rule",
            "action",
            "severity",
            "type",
            "path",
            "pointer",
            "problem",
            "fix",
            "policy",
            "also",
            "ratcheted",
            "exemption",
            "endedExemption",
            "position");
  }

  @Test
  void valuesHaveAPositionAndMissingOnesThatOfWhatShouldHoldThem() {
    assertThat(position("/spec/image").toString()).isEqualTo("{\"line\":2,\"column\":10}");
    assertThat(position("/spec/missing")).isEqualTo(position("/spec"));
  }

  @Test
  void verdictOfAnExemptedFindingIsAllow() {
    JsonNode result = report(ruling("/spec/image", List.of(), false, Optional.of("legacy")));
    assertThat(result.path("verdict").asText()).isEqualTo("Allow");
  }

  @Test
  void listsAreThereEvenIfEmptyAndNothingIsNull() {
    JsonNode report =
        tree(
            new CheckResult(List.of(), List.of(), List.of()),
            "0123456789ab",
            KubernetesVersion.NEWEST);
    assertThat(report.path("results").isArray()).isTrue();
    assertThat(report.path("errors").isArray()).isTrue();
    assertThat(report.toString()).doesNotContain("null");
  }

  @Test
  void errorsCountAndComeWithTheirPlace() {
    DocumentError error = new DocumentError("b.yaml", 3, 5, "odd");
    JsonNode report =
        tree(
            new CheckResult(List.of(), List.of(), List.of(error)),
            "0123456789ab",
            KubernetesVersion.NEWEST);
    assertThat(report.at("/summary/errors").asInt()).isEqualTo(1);
    assertThat(report.at("/errors/0").toString())
        .isEqualTo("{\"file\":\"b.yaml\",\"line\":3,\"column\":5,\"problem\":\"odd\"}");
  }

  private static JsonNode tree(CheckResult result, String generation, KubernetesVersion version) {
    try {
      return new JsonMapper().readTree(Report.text(result, generation, version));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonNode position(String pointer) {
    return report(ruling(pointer, List.of(), false, Optional.empty())).at("/findings/0/position");
  }

  private static JsonNode report(Verdict.Ruling ruling) {
    Verdict verdict = new Verdict(List.of(ruling), List.of(new Note("A-2", "not known")));
    CheckResult.Judged judged =
        new CheckResult.Judged(
            DOCUMENT, new KindName("v1", "Pod"), "", "", Updates.NOTHING, verdict);
    CheckResult result = new CheckResult(List.of(judged), List.of(), List.of());
    return tree(result, "0123456789ab", KubernetesVersion.NEWEST).at("/results/0");
  }

  private static final Optional<Exemption> ENDED =
      Optional.of(new Exemption("legacy", "team-a", Instant.EPOCH));

  private static Verdict.Ruling ruling(
      String pointer, List<String> also, boolean ratcheted, Optional<String> exemption) {
    Finding finding =
        new Finding(
            "B-1",
            FieldPath.of(pointer),
            ErrorType.Invalid,
            Severity.error,
            false,
            "is odd",
            "make it even",
            also);
    return new Verdict.Ruling(
        finding, Action.Deny, "default", ratcheted, exemption, exemption.flatMap(_ -> ENDED));
  }

  private static Stream<String> members(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey);
  }
}
