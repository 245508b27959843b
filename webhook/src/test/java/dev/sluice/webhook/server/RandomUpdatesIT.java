package dev.sluice.webhook.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.AdmissionRequest;
import dev.sluice.policies.Judge;
import dev.sluice.policies.Operation;
import dev.sluice.policies.Seed;
import dev.sluice.policies.documents.Document;
import dev.sluice.policies.documents.Documents;
import dev.sluice.policies.rule.Origin;
import dev.sluice.policies.state.KnownObjects;
import dev.sluice.webhook.BuiltIns;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/**
 * What {@code /check} says of a document whose object the state holds, and {@code /validate} of the
 * update that applying it sends: the same. {@code -Dseed=} repeats a run.
 */
class RandomUpdatesIT {
  private static final int UPDATES = Integer.getInteger("updates", 1_000);

  /** Of values with these nothing is said in documents, since they are still to be filled in. */
  private static final List<String> PLACEHOLDERS = List.of("${", "$(", "{{", "ENC[", "<", "$");

  @AutoClose private static RunningServer server = new RunningServer();
  private static final long SEED = Seed.of(RandomUpdatesIT.class);

  @Test
  void checkAndValidateSayTheSameOfEachUpdate() throws Exception {
    Random random = new Random(SEED);
    int denied = 0;
    int softened = 0;
    for (int judged = 0; judged < UPDATES; ) {
      Optional<Update> update = Update.any(Choices.of(random));
      Optional<List<String>> checked =
          update.isPresent() ? update.get().checked() : Optional.empty();
      Optional<List<String>> validated =
          update.isPresent() ? update.get().validated() : Optional.empty();
      if (checked.isPresent() && validated.isPresent()) {
        assertThat(checked).as("seed %d: %s", SEED, update).isEqualTo(validated);
        denied += checked.get().stream().anyMatch(line -> line.startsWith("Deny")) ? 1 : 0;
        softened += checked.get().stream().anyMatch(line -> line.startsWith("Warn")) ? 1 : 0;
        judged++;
      }
    }
    assertThat(denied).as("some are refused").isGreaterThan(UPDATES / 50);
    assertThat(softened).as("some are warned of").isGreaterThan(UPDATES / 50);
  }

  /** An object as it is deployed, and what is applied to it. */
  private record Update(ObjectNode deployed, ObjectNode document) {

    /** One of a kind that is judged, whose files have no trace of a server. */
    static Optional<Update> any(Choices choices) {
      if (!(OddReviews.review(choices).at("/request/object") instanceof ObjectNode deployed)
          || !(deployed.path("metadata") instanceof ObjectNode metadata)
          || !isOfACluster(deployed)) {
        return Optional.empty();
      }
      metadata.remove(List.of("uid", "managedFields", "generateName"));
      metadata.put("name", "orders").put("namespace", "default");
      metadata.withObject("/labels");
      metadata
          .withObject("/annotations")
          .remove("kubectl.kubernetes.io/last-applied-configuration");
      if (choices.flip()) {
        OddReviews.change(deployed.path("spec"), choices, 2);
      }
      ObjectNode document = deployed.deepCopy();
      OddReviews.change(
          document.path(choices.between(0, 4) == 0 ? "metadata" : "spec"), choices, 3);
      document.withObject("/metadata").put("name", "orders").put("namespace", "default");
      Update update = new Update(deployed, document);
      boolean isApplied = update.isAsWritten() && isRead(deployed) && isRead(document);
      return isApplied && update.isStored(deployed) && update.isStored(document)
          ? Optional.of(update)
          : Optional.empty();
    }

    /** Whether an API server takes an object and keeps all of it, by the definition of its kind. */
    private boolean isStored(JsonNode object) {
      AdmissionRequest request =
          new AdmissionRequest(
              Operation.UPDATE,
              object,
              Optional.of(deployed),
              "default",
              "orders",
              Origin.DOCUMENT);
      return judge().judge(request).rulings().stream()
          .map(ruling -> ruling.finding().rule())
          .noneMatch(rule -> rule.equals("SLU-065") || rule.startsWith("SLU-10"));
    }

    /**
     * Of a kind that is judged, and that an API server has: the platform's documents go elsewhere.
     */
    private static boolean isOfACluster(JsonNode object) {
      return BuiltIns.BOOK.kinds().of(object).isPresent()
          && object.path("apiVersion").asText().contains("/")
          && isOfOneOperator(object);
    }

    /**
     * What only one of two operators' definitions refuses is a warning in a document; an API server
     * that has the other does not send it.
     */
    private static boolean isOfOneOperator(JsonNode object) {
      return !object.path("kind").asText().equals("FlinkCluster")
          || object.path("spec").path("flinkVersion").isTextual();
    }

    /** Whether applying sends the document itself. */
    private boolean isAsWritten() {
      ObjectNode bare = document.path("metadata").deepCopy();
      bare.remove(List.of("labels", "annotations"));
      ObjectNode before = deployed.path("metadata").deepCopy();
      before.remove(List.of("labels", "annotations"));
      String text = OddValues.text(document);
      return bare.equals(before)
          && document.path("metadata").path("labels").isObject()
          && document.path("metadata").path("annotations").isObject()
          && !text.contains("null")
          && PLACEHOLDERS.stream().noneMatch(text::contains);
    }

    /** What check says: action and rule of each finding; empty where JSON itself is refused. */
    Optional<List<String>> checked() throws Exception {
      List<String> lines = new ArrayList<>();
      Optional<JsonNode> report = answer("/check", OddValues.text(document));
      for (JsonNode finding : report.orElse(document).at("/results/0/findings")) {
        lines.add(finding.path("action").asText() + " " + finding.path("rule").asText());
      }
      return report.map(_ -> lines.stream().sorted().distinct().toList());
    }

    /** What validate says, in the same form; empty also where the answer is cut. */
    Optional<List<String>> validated() throws Exception {
      ObjectNode review = RunningServer.JSON.createObjectNode();
      review.put("apiVersion", "admission.k8s.io/v1").put("kind", "AdmissionReview");
      ObjectNode request = review.putObject("request");
      request.put("uid", "u").put("operation", "UPDATE");
      request.put("name", "orders").put("namespace", "default");
      request.set("object", document);
      request.set("oldObject", deployed);
      return answer("/validate", OddValues.text(review)).flatMap(Update::lines);
    }

    private static Optional<List<String>> lines(JsonNode review) {
      List<String> messages = new ArrayList<>();
      review
          .at("/response/status/details/causes")
          .forEach(
              cause -> messages.add("Deny " + Answers.problem(cause.path("message").asText())));
      review.at("/response/warnings").forEach(warning -> messages.add("Warn " + warning.asText()));
      return messages.stream().allMatch(message -> message.endsWith(")"))
          ? Optional.of(messages.stream().map(Update::line).sorted().distinct().toList())
          : Optional.empty();
    }

    private static String line(String message) {
      return message.substring(0, 5) + Answers.rule(message);
    }

    private Optional<JsonNode> answer(String path, String body) throws Exception {
      server.judgeBy(judge());
      HttpResponse<String> answer = server.post(path, "application/json", body);
      if (answer.statusCode() == 400 || answer.statusCode() == 413) {
        return Optional.empty(); // no JSON, or more than /check takes
      }
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      return Optional.of(RunningServer.JSON.readTree(answer.body()));
    }

    /** Whether a file of it means what it says: kubectl has no numbers beyond 64 bits. */
    private static boolean isRead(JsonNode object) {
      String text = OddValues.text(object);
      List<Document> read = Documents.read("a.json", text).documents();
      return read.size() == 1 && OddValues.text(read.getFirst().tree()).equals(text);
    }

    private Judge judge() {
      return new Judge(
          BuiltIns.BOOK,
          BuiltIns.policies(),
          InstantSource.system(),
          () -> new KnownObjects(List.of(deployed)));
    }
  }
}
