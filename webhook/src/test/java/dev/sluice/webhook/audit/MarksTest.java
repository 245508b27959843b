package dev.sluice.webhook.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.Verdict;
import dev.sluice.policies.Verdict.Ruling;
import dev.sluice.policies.documents.Document;
import dev.sluice.policies.documents.Documents;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.KindName;
import dev.sluice.policies.policy.Exemption;
import dev.sluice.policies.rule.Action;
import dev.sluice.policies.rule.Finding;
import dev.sluice.policies.rule.Severity;
import dev.sluice.policies.state.GivenDocuments;
import dev.sluice.webhook.BuiltIns;
import dev.sluice.webhook.check.CheckResult.Judged;
import dev.sluice.webhook.check.Mark;
import dev.sluice.webhook.check.Updates;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MarksTest {
  private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
  private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");
  private static final Marks MARKS =
      Marks.of(
          Map.of(
              "team", new Marks.Since(MARCH, Optional.of(MAY)),
              "young", new Marks.Since(MARCH, Optional.empty())),
          BuiltIns.catalogue());

  @Test
  void resourceThatWasThereBeforeThePolicyIsOlder() {
    assertThat(mark("2026-02-28T23:59:59Z", "VVP-030", "team")).contains(Mark.OLDER);
  }

  @Test
  void youngerOneWasAdmittedWhileTheWebhookWasAway() {
    assertThat(mark("2026-05-01T00:00:00Z", "VVP-030", "team")).contains(Mark.AWAY);
  }

  /** A new version of Sluice may have brought the rule. */
  @Test
  void betweenPolicyAndRuleNothingIsCertain() {
    assertThat(mark("2026-04-01T00:00:00Z", "VVP-030", "team")).isEmpty();
    assertThat(mark("2026-06-01T00:00:00Z", "VVP-030", "young")).isEmpty();
  }

  /** Which may have gone since. */
  @Test
  void ofARuleOnOtherObjectsOnlyTheAgeIsCertain() {
    assertThat(mark("2026-06-01T00:00:00Z", "SJ-10", "team")).isEmpty();
    assertThat(mark("2026-02-01T00:00:00Z", "SJ-10", "team")).contains(Mark.OLDER);
  }

  @Test
  void anExemptionThatEndedExplainsIt() {
    Exemption ended = new Exemption("legacy", "team-a", MAY);
    assertThat(mark("2026-06-01T00:00:00Z", "VVP-030", "team", Action.Deny, Optional.of(ended)))
        .isEmpty();
  }

  @Test
  void nothingIsSaidOfPoliciesAndTimesThatAreNotKnown() {
    assertThat(mark("2026-06-01T00:00:00Z", "VVP-030", "other")).isEmpty();
    assertThat(mark("yesterday", "VVP-030", "team")).isEmpty();
    assertThat(mark("", "VVP-030", "team")).isEmpty();
  }

  @Test
  void warningsHaveNone() {
    assertThat(mark("2026-02-01T00:00:00Z", "VVP-030", "team", Action.Warn, Optional.empty()))
        .isEmpty();
  }

  /** Not by whoever writes the status, or adds a label. */
  @Test
  void policyIsAsOldAsTheLastChangeOfItsSpec() {
    JsonNode policy =
        document(
                """
                metadata:
                  creationTimestamp: "2026-01-01T00:00:00Z"
                  managedFields:
                  - {time: "2026-02-01T00:00:00Z", fieldsV1: {"f:spec": {}}}
                  - {time: "2026-03-01T00:00:00Z", fieldsV1: {"f:spec": {}, "f:metadata": {}}}
                  - {time: "2026-04-01T00:00:00Z", fieldsV1: {"f:status": {}}}
                """)
            .tree();
    assertThat(Marks.changed(policy, "/f:spec")).contains(MARCH);
    assertThat(Marks.changed(policy, "/f:data")).contains(Instant.parse("2026-01-01T00:00:00Z"));
  }

  private static Optional<Mark> mark(String created, String rule, String policy) {
    return mark(created, rule, policy, Action.Deny, Optional.empty());
  }

  private static Optional<Mark> mark(
      String created, String rule, String policy, Action action, Optional<Exemption> ended) {
    Finding finding =
        new Finding(
            rule,
            FieldPath.ROOT,
            ErrorType.Invalid,
            Severity.error,
            false,
            "odd",
            "mend it",
            List.of());
    Verdict verdict =
        new Verdict(
            List.of(new Ruling(finding, action, policy, false, Optional.empty(), ended)),
            List.of());
    Judged judged =
        new Judged(
            document("metadata: {creationTimestamp: \"" + created + "\"}"),
            new KindName("flink.apache.org/v1beta1", "FlinkDeployment"),
            "shop",
            "orders",
            Updates.NOTHING,
            verdict);
    return MARKS.at(judged, new GivenDocuments(List.of())).mark(finding);
  }

  private static Document document(String yaml) {
    return Documents.read("a.yaml", yaml).documents().getFirst();
  }
}
