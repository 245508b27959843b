package dev.sluice.webhook.admission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sluice.policies.Verdict;
import dev.sluice.policies.Verdict.Ruling;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.Steps;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Action;
import dev.sluice.policies.rule.Findings;
import dev.sluice.webhook.BuiltIns;
import java.util.List;
import java.util.Optional;
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

  private static JsonNode status(String... rules) {
    Findings findings = new Findings(BuiltIns.catalogue(), Steps.UNCOUNTED);
    for (String rule : rules) {
      findings.of(rule).forbidden(Value.missing(FieldPath.ROOT.field("spec")), "wrong", "right");
    }
    List<Ruling> rulings =
        findings.all().stream()
            .map(found -> new Ruling(found, Action.Deny, "default", false, Optional.empty()))
            .toList();
    Verdict verdict = new Verdict(rulings, List.of());
    return AdmissionResponse.of(REVIEW, verdict, BuiltIns.policies()).at("/response/status");
  }
}
