package dev.sluice.webhook.admission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sluice.policies.Verdict;
import dev.sluice.policies.Verdict.Ruling;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.Steps;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.policy.Exemption;
import dev.sluice.policies.rule.Action;
import dev.sluice.policies.rule.Finding;
import dev.sluice.policies.rule.Findings;
import dev.sluice.webhook.BuiltIns;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AdmissionResponseTest {
  private static final AdmissionReview REVIEW =
      new AdmissionReview(JsonNodeFactory.instance.objectNode().put("uid", "1"));

  @Test
  void whatItsOperatorCallsGoneIsGone() {
    JsonNode status = status("FC-U4");
    assertThat(status.path("code").asInt()).isEqualTo(410);
    assertThat(status.path("reason").asText()).isEqualTo("Gone");
  }

  @Test
  void besideAnythingElseItIsInvalid() {
    JsonNode status = status("FC-U4", "FC-U15");
    assertThat(status.path("code").asInt()).isEqualTo(422);
    assertThat(status.path("reason").asText()).isEqualTo("Invalid");
  }

  @Test
  void causesAreBoundedInNumberAndInSize() {
    JsonNode many = status(IntStream.range(0, 200).mapToObj(i -> "k" + i));
    assertThat(many.at("/details/causes")).hasSize(101);
    assertThat(many.at("/details/causes/100/message").asText()).startsWith("and 100 more\n");

    JsonNode large = status(IntStream.range(0, 50).mapToObj(i -> "k".repeat(3_000) + i));
    assertThat(large.at("/details/causes")).hasSize(22);
    assertThat(large.at("/details/causes/21/message").asText()).startsWith("and 29 more\n");
    assertThat(large.toString()).hasSizeLessThan(110_000);

    JsonNode huge = status(Stream.of("k".repeat(1_000_000)));
    assertThat(huge.at("/details/causes")).hasSize(1);
    assertThat(huge.at("/details/causes/0/message").asText()).startsWith("wrong (in a field below");
    assertThat(huge.toString()).hasSizeLessThan(2_000);
  }

  /** kubectl shows the message, or the causes. */
  @Test
  void bothFormsEndWithWhoDecidedAndWhereToLearnMore() {
    Exemption ended =
        new Exemption("until-friday", "team-a", Instant.parse("2026-11-27T23:59:59Z"));
    Findings findings = new Findings(BuiltIns.catalogue(), Steps.UNCOUNTED);
    findings.of("FC-U15").forbidden(Value.missing(FieldPath.ROOT.field("a")), "wrong", "right");
    findings.of("SLU-001").forbidden(Value.missing(FieldPath.ROOT.field("b")), "wrong", "right");
    JsonNode status =
        status(
            List.of(
                ruling(findings.all().getFirst(), "default", Optional.empty()),
                ruling(findings.all().getLast(), "strict", Optional.of(ended))));
    String end =
        "\ndenied by policies default, strict; exemption until-friday of team-a ended on"
            + " 2026-11-27; for more: sluice explain FC-U15";
    assertThat(status.path("message").asText()).endsWith(" (SLU-001)" + end);
    assertThat(status.at("/details/causes").findValuesAsText("message"))
        .containsExactly("wrong; right (FC-U15)", "wrong; right (SLU-001)" + end);
  }

  private static Ruling ruling(Finding found, String policy, Optional<Exemption> ended) {
    return new Ruling(found, Action.Deny, policy, false, Optional.empty(), ended);
  }

  private static JsonNode status(Stream<String> members) {
    Findings findings = new Findings(BuiltIns.catalogue(), Steps.UNCOUNTED);
    members.forEach(
        member ->
            findings
                .of("FC-U15")
                .forbidden(Value.missing(FieldPath.ROOT.field(member)), "wrong", "right"));
    return status(findings);
  }

  private static JsonNode status(String... rules) {
    Findings findings = new Findings(BuiltIns.catalogue(), Steps.UNCOUNTED);
    for (String rule : rules) {
      findings.of(rule).forbidden(Value.missing(FieldPath.ROOT.field("spec")), "wrong", "right");
    }
    return status(findings);
  }

  private static JsonNode status(Findings findings) {
    return status(
        findings.all().stream().map(found -> ruling(found, "default", Optional.empty())).toList());
  }

  private static JsonNode status(List<Ruling> rulings) {
    Verdict verdict = new Verdict(rulings, List.of());
    return AdmissionResponse.of(REVIEW, verdict, BuiltIns.policies()).at("/response/status");
  }
}
