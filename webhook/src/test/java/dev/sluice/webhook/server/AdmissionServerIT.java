package dev.sluice.webhook.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.testing.Polling;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The admission endpoints over real TLS: what is judged, what is let through, what is an error. */
class AdmissionServerIT {
  private static final String END = "denied by policy default; for more: sluice explain FC-JM3";

  @AutoClose private static RunningServer server = new RunningServer();

  @Test
  void aDenialCarriesEveryProblemInTheMessageAndInTheCauses() throws Exception {
    JsonNode response = validate(request -> {});
    assertThat(response.path("uid").asText()).isEqualTo("u-1");
    assertThat(response.path("allowed").asBoolean()).isFalse();
    JsonNode status = response.path("status");
    assertThat(status.path("code").asInt()).isEqualTo(422);
    assertThat(status.path("reason").asText()).isEqualTo("Invalid");
    assertThat(status.at("/details/kind").asText()).isEqualTo("FlinkCluster");
    assertThat(status.at("/details/group").asText()).isEqualTo("flinkoperator.k8s.io");
    assertThat(status.at("/details/name").asText()).isEqualTo("orders");
    assertThat(status.path("message").asText())
        .startsWith("FlinkCluster a/orders: 2 problems:\nspec.jobManager.podLabels[app]: ")
        .contains("\nspec.taskManager.podLabels[cluster]: ");
    assertThat(status.at("/details/causes").findValuesAsText("field"))
        .containsExactly("spec.jobManager.podLabels[app]", "spec.taskManager.podLabels[cluster]");
    assertThat(status.at("/details/causes").findValuesAsText("reason"))
        .containsOnly("FieldValueForbidden");
    assertThat(response.at("/auditAnnotations/rules").asText()).isEqualTo("SLU-001");
    assertThat(response.at("/auditAnnotations/policy-generation").asText()).matches("[0-9a-f]{12}");
  }

  @Test
  void ofManyProblemsAHundredAreShownAndTheRestCounted() throws Exception {
    JsonNode response =
        validate(
            request -> {
              ObjectNode spec = (ObjectNode) request.at("/object/spec");
              spec.removeAll().put("flinkVersion", "1.14");
              ArrayNode ports = spec.putObject("jobManager").putArray("extraPorts");
              IntStream.range(0, 150).forEach(i -> ports.addObject().put("containerPort", 8081));
            });
    JsonNode causes = response.at("/status/details/causes");
    assertThat(causes).hasSize(101);
    assertThat(causes.path(100).path("message").asText()).isEqualTo("and 50 more\n" + END);
    assertThat(causes.path(100).path("field").asText()).startsWith("spec.jobManager.extraPorts[");
    assertThat(response.at("/status/message").asText())
        .startsWith("FlinkCluster a/orders: 150 problems:\n")
        .endsWith("\nand 50 more\n" + END);
  }

  @Test
  void warningsDoNotRefuse() throws Exception {
    JsonNode response = validate(request -> label(request, "flinkoperator.k8s.io/a"));
    assertThat(response.path("allowed").asBoolean()).isTrue();
    assertThat(response.path("warnings")).hasSize(1);
    assertThat(response.at("/warnings/0").asText()).endsWith("(SLU-002)");
  }

  @Test
  void warningsAreOneLineEach() throws Exception {
    JsonNode response = validate(request -> label(request, "flinkoperator.k8s.io/a\nb"));
    assertThat(response.path("warnings")).hasSize(1);
    assertThat(response.at("/warnings/0").asText())
        .doesNotContain("\n")
        .startsWith("spec.jobManager.podLabels[flinkoperator.k8s.io/a b]: ")
        .endsWith("(SLU-002)");
  }

  private static void label(ObjectNode request, String key) {
    ObjectNode spec = (ObjectNode) request.at("/object/spec");
    spec.removeAll().put("flinkVersion", "1.14");
    spec.putObject("jobManager").putObject("podLabels").put(key, "x");
  }

  @Test
  void aDryRunIsJudgedAlike() throws Exception {
    JsonNode wet = validate(request -> {});
    assertThat(validate(request -> request.put("dryRun", true))).isEqualTo(wet);
  }

  @ParameterizedTest
  @ValueSource(strings = {"DELETE", "CONNECT"})
  void deletionsAndConnectionsAreAllowed(String operation) throws Exception {
    assertAllowedWithoutAWord(
        request -> {
          request.put("operation", operation);
          request.set("oldObject", request.path("object"));
          request.putNull("object");
        });
  }

  @Test
  void aDeletionOfACollectionHasNoName() throws Exception {
    assertAllowedWithoutAWord(
        request -> {
          request.remove("name");
          request.put("operation", "DELETE");
          request.set("oldObject", request.path("object"));
          request.putNull("object");
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"status", "scale"})
  void subresourcesAreAllowed(String subresource) throws Exception {
    assertAllowedWithoutAWord(
        request -> request.put("operation", "UPDATE").put("subResource", subresource));
  }

  @Test
  void kindsWithoutProfileAreAllowed() throws Exception {
    assertAllowedWithoutAWord(
        request -> ((ObjectNode) request.path("object")).put("kind", "ConfigMap"));
  }

  @Test
  void aNameStillToBeGeneratedIsNoProblem() throws Exception {
    JsonNode response =
        validate(
            request -> {
              request.put("name", "");
              ((ObjectNode) request.at("/object/metadata"))
                  .put("generateName", "orders-")
                  .remove("name");
            });
    assertThat(response.at("/status/details/causes")).hasSize(2);
    assertThat(response.at("/status/details/name").asText()).isEmpty();
  }

  @Test
  void mutateNeverRefusesForARuleAndSendsNoPatch() throws Exception {
    JsonNode response = server.review("/mutate", review(request -> {}));
    assertThat(response.path("allowed").asBoolean()).isTrue();
    assertThat(response.has("patch")).isFalse();
    assertThat(response.has("patchType")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                                         | the body is empty",
        "{                                          | the body is not valid JSON at line 1",
        "{\"a\":1,\"a\":2}                          | the body is not valid JSON at line 1",
        "{} x                                       | the body is not valid JSON at line 1",
        "{\"a\":NaN}                                | the body is not valid JSON at line 1",
        "[]                                         | the body is not an AdmissionReview",
        "{\"kind\":\"AdmissionReview\",\"apiVersion\":\"admission.k8s.io/v1beta1\"} | the body is not an AdmissionReview",
        "{\"kind\":\"AdmissionReview\",\"apiVersion\":\"admission.k8s.io/v1\"} | the AdmissionReview has no request.uid",
      })
  void whatIsNoReviewIsABadRequestInOneLine(String body, String line) {
    HttpResponse<String> answer = server.post("/validate", "application/json", body);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("content-type")).hasValue("text/plain; charset=utf-8");
    assertThat(answer.body()).startsWith(line).endsWith("\n").hasLineCount(1);
  }

  @Test
  void anObjectMissingWhereOneMustBeIsABadRequest() {
    HttpResponse<String> answer =
        server.post("/validate", "application/json", review(request -> request.putNull("object")));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("no request.object");
  }

  @Test
  void otherPathsMethodsAndTypesAreRefusedInOneLine() {
    assertError(server.post("/", "application/json", "{}"), 404);
    assertError(server.send(server.request("/validate").GET().build()), 405);
    assertError(server.post("/validate", "application/yaml", "{}"), 415);
    assertError(
        server.send(server.request("/validate").POST(BodyPublishers.ofString("{}")).build()), 415);
  }

  @Test
  void aBodyOverTheLimitIsRefused() {
    String body = "{\"a\":\"" + "x".repeat(Routes.MAX_BODY) + "\"}";
    assertError(server.post("/validate", "application/json", body), 413);
  }

  @Test
  void theContentTypeMayCarryACharset() {
    String body = review(request -> {});
    assertThat(server.post("/validate", "application/json; charset=utf-8", body).statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/validate", "/mutate", "/check"})
  void aRequestTakesWhatIsInForceOnce(String path) {
    AtomicInteger taken = new AtomicInteger();
    try (RunningServer counting = new RunningServer(taken::incrementAndGet)) {
      assertThat(counting.post(path, "application/json", review(request -> {})).statusCode())
          .isEqualTo(200);
      assertThat(taken).hasValue(1);
    }
  }

  @Test
  void checkCanBeSwitchedOff() {
    try (RunningServer without = new RunningServer(false)) {
      assertError(without.post("/check", "application/yaml", "{}"), 404);
    }
  }

  private static void assertError(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).isNotBlank().hasLineCount(1);
    assertThat(answer.headers().firstValue("content-type")).hasValue("text/plain; charset=utf-8");
  }

  private static void assertAllowedWithoutAWord(Consumer<ObjectNode> change) throws Exception {
    JsonNode response = validate(change);
    assertThat(response)
        .isEqualTo(RunningServer.JSON.readTree("{\"uid\":\"u-1\",\"allowed\":true}"));
  }

  private static JsonNode validate(Consumer<ObjectNode> change) throws Exception {
    return server.review("/validate", review(change));
  }

  private static String review(Consumer<ObjectNode> change) {
    try {
      ObjectNode review =
          (ObjectNode)
              RunningServer.JSON.readTree(
                  """
                  {"apiVersion": "admission.k8s.io/v1", "kind": "AdmissionReview", "request": {
                    "uid": "u-1", "operation": "CREATE", "namespace": "a", "name": "orders",
                    "kind": {"group": "flinkoperator.k8s.io", "version": "v1beta1", "kind": "FlinkCluster"},
                    "object": {"apiVersion": "flinkoperator.k8s.io/v1beta1", "kind": "FlinkCluster",
                      "metadata": {"name": "orders", "namespace": "a"},
                      "spec": {"flinkVersion": "1.14", "jobManager": {"podLabels": {"app": "x"}},
                               "taskManager": {"podLabels": {"cluster": "x"}}}}}}
                  """);
      change.accept((ObjectNode) review.path("request"));
      return review.toString();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Decided on purpose: a body that could end the process would be a switch for everybody. */
  @Test
  void outOfMemoryEndsTheReviewAndNotTheProcess() throws Exception {
    AtomicBoolean full = new AtomicBoolean(true);
    try (RunningServer scarce =
        new RunningServer(
            () -> {
              if (full.get()) {
                throw new OutOfMemoryError("Java heap space");
              }
            })) {
      String review = new String(Reviews.denied("u"), StandardCharsets.UTF_8);
      String large = review + " ".repeat(100_000);
      for (String body : List.of(review, large)) {
        HttpResponse<String> answer = scarce.post("/validate", "application/json", body);
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("its log says why");
      }
      Polling.until("all bytes given back", () -> scarce.bytesHeld() == 0);
      full.set(false);
      assertThat(scarce.review("/validate", review).path("allowed").asBoolean(true)).isFalse();
      assertThat(scarce.metrics.scrape())
          .contains("sluice_admission_failures_total{reason=\"out_of_memory\"} 2.0");
    }
  }
}
