package dev.sluice.webhook.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.AdmissionRequest;
import dev.sluice.policies.CpuTime;
import dev.sluice.policies.Judge;
import dev.sluice.policies.Verdict;
import dev.sluice.policies.builtin.Rules;
import dev.sluice.policies.documents.Documents;
import dev.sluice.policies.documents.ReadText;
import dev.sluice.policies.kind.Kinds;
import dev.sluice.policies.policy.Policies;
import dev.sluice.policies.policy.PolicyDocuments;
import dev.sluice.policies.rule.Rule;
import dev.sluice.policies.rule.RuleBook;
import dev.sluice.policies.rule.UpdateRule;
import dev.sluice.webhook.admission.AdmissionResponse;
import dev.sluice.webhook.admission.AdmissionReview;
import dev.sluice.webhook.http.BadRequest;
import dev.sluice.webhook.json.Json;
import dev.sluice.webhook.json.TreeReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What must hold of the answer to any body that is sent as a review. */
final class ReviewFacts {
  private static final int MAX_CAUSES = 101;
  private static final int MAX_MESSAGE = 33 * 1024;

  /** The built-in policy refuses most; only warnings show what becomes of those. */
  private static final String WARN_ONLY =
      """
      apiVersion: sluice.dev/v1alpha1
      kind: Policy
      metadata: {name: warn-only}
      spec:
        enforcement: Warn
        rules: [%s]
      """;

  private static final List<Judge> VERDICTS =
      List.of(verdicts(Policies.builtInOnly()), verdicts(warnOnly()));

  private ReviewFacts() {}

  /** Nothing but a bad request may come out, and every answer is one that the API server reads. */
  static void expect(byte[] body) {
    for (Judge verdicts : VERDICTS) {
      try {
        byte[] answer = answer(body, verdicts);
        assertThat(answer(body, verdicts)).isEqualTo(answer);
      } catch (BadRequest e) {
        assertThat(e.status()).isEqualTo(400);
        ReadText.expectOneLine(e.line());
      }
    }
  }

  private static byte[] answer(byte[] body, Judge verdicts) throws BadRequest {
    AdmissionReview review = AdmissionReview.read(body);
    JsonNode before = review.request().deepCopy();
    Optional<AdmissionRequest> resource = review.resource();
    Verdict verdict =
        resource.map(r -> CpuTime.bounded(() -> verdicts.judge(r))).orElse(Verdict.NONE);
    ObjectNode answer = AdmissionResponse.of(review, verdict, verdicts.policies().generation());
    byte[] bytes = Json.write(answer, false);
    assertThat(review.request()).isEqualTo(before);
    assertThat(review.request()).hasToString(before.toString());
    expectResponse(
        Json.read(bytes, TreeReader.Outline.NONE).path("response"), review.uid(), verdict);
    return bytes;
  }

  private static void expectResponse(JsonNode response, String uid, Verdict verdict) {
    assertThat(response.path("uid").textValue()).isEqualTo(uid);
    assertThat(response.path("allowed").booleanValue()).isEqualTo(!verdict.denied());
    assertThat(response.has("status")).isEqualTo(verdict.denied());
    assertThat(response.at("/status/details/causes").size()).isLessThanOrEqualTo(MAX_CAUSES);
    String message = response.at("/status/message").asText();
    assertThat(message.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(MAX_MESSAGE);
    response.path("warnings").forEach(warning -> ReadText.expectOneLine(warning.textValue()));
  }

  private static Judge verdicts(Policies policies) {
    InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-20T12:00:00Z"));
    return new Judge(Kinds.builtIn(), Rules.builtIn(), policies, clock);
  }

  private static Policies warnOnly() {
    RuleBook book = Rules.builtIn();
    String rules =
        Stream.concat(
                book.rules().stream().map(Rule::ids),
                book.transitions().stream().map(UpdateRule::ids))
            .flatMap(Collection::stream)
            .map("{rule: %s}"::formatted)
            .collect(Collectors.joining(", "));
    Documents read = Documents.read("warn-only.yaml", WARN_ONLY.formatted(rules));
    PolicyDocuments.Loaded loaded = PolicyDocuments.load(read.documents());
    assertThat(loaded.errors()).isEmpty();
    return loaded.policies();
  }
}
