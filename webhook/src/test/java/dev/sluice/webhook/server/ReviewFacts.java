package dev.sluice.webhook.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.AdmissionRequest;
import dev.sluice.policies.CpuTime;
import dev.sluice.policies.Judge;
import dev.sluice.policies.Verdict;
import dev.sluice.policies.documents.Documents;
import dev.sluice.policies.documents.ReadText;
import dev.sluice.policies.policy.Policies;
import dev.sluice.policies.policy.PolicyDocuments;
import dev.sluice.webhook.BuiltIns;
import dev.sluice.webhook.admission.AdmissionResponse;
import dev.sluice.webhook.admission.AdmissionReview;
import dev.sluice.webhook.http.BadRequest;
import dev.sluice.webhook.json.Json;
import dev.sluice.webhook.json.TreeReader;
import dev.sluice.webhook.json.UnreadableJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

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

  private static final InstantSource NOW =
      InstantSource.fixed(Instant.parse("2026-11-20T12:00:00Z"));

  private static final List<Judge> JUDGES =
      List.of(BuiltIns.judge(NOW), BuiltIns.judge(warnOnly(), NOW));

  private ReviewFacts() {}

  /** Nothing but a bad request may come out, and every answer is one that the API server reads. */
  static void expect(byte[] body) {
    for (Judge judge : JUDGES) {
      try {
        byte[] answer = answer(body, judge);
        assertThat(answer(body, judge)).isEqualTo(answer);
      } catch (BadRequest e) {
        assertThat(e.status()).isEqualTo(400);
        ReadText.expectOneLine(e.line());
      }
    }
  }

  private static byte[] answer(byte[] body, Judge judge) throws BadRequest {
    AdmissionReview review = AdmissionReview.read(body);
    JsonNode before = review.request().deepCopy();
    Optional<AdmissionRequest> resource = review.resource();
    Verdict verdict = resource.map(r -> CpuTime.bounded(() -> judge.judge(r))).orElse(Verdict.NONE);
    ObjectNode answer = AdmissionResponse.of(review, verdict, judge.policies());
    byte[] bytes = Json.write(answer, false);
    assertThat(review.request()).isEqualTo(before);
    assertThat(review.request()).hasToString(before.toString());
    expectResponse(read(bytes).path("response"), review.uid(), verdict);
    return bytes;
  }

  private static JsonNode read(byte[] answer) {
    try {
      return Json.read(answer, TreeReader.Outline.NONE);
    } catch (UnreadableJson e) {
      throw new AssertionError("what is answered is JSON", e);
    }
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

  private static Policies warnOnly() {
    String rules =
        BuiltIns.ruleIds().map("{rule: %s}"::formatted).collect(Collectors.joining(", "));
    Documents read = Documents.read("warn-only.yaml", WARN_ONLY.formatted(rules));
    PolicyDocuments.Loaded loaded = PolicyDocuments.load(read.documents(), BuiltIns.BOOK);
    assertThat(loaded.errors()).isEmpty();
    return loaded.policies();
  }
}
