package dev.sluice.webhook.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.KitCase;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the log says after the whole contract kit and every odd request, and what it never says. */
class LogIT {
  private static final String SECRET = "canary-3f9a";

  @Test
  void saysALineForEachRequestAndNeverWhatIsSecret(@TempDir Path folder) throws Exception {
    try (ServerProcess server =
        ServerProcess.start(folder, "--log-format", "json", "--log-requests").ready()) {
      List<KitCase> cases = KitCase.all().toList();
      try (HttpClient client = HttpClient.newBuilder().sslContext(server.trust()).build()) {
        for (KitCase kit : cases) {
          assertThat(
                  client.send(request(server, review(kit)), BodyHandlers.discarding()).statusCode())
              .isEqualTo(200);
        }
      }
      for (OddRequest odd : OddRequest.all()) {
        try (RawConnection connection = RawConnection.open(server.trust(), server.port())) {
          odd.exchange(connection);
        }
      }
      server.process.destroy();
      server.ended();

      assertThat(server.err()).doesNotContain(SECRET);
      List<JsonNode> lines = new ArrayList<>();
      for (String line : server.err().lines().toList()) {
        assertThat(line).doesNotContainPattern("\\p{Cntrl}");
        lines.add(RunningServer.JSON.readTree(line));
      }
      List<JsonNode> judged =
          lines.stream().filter(l -> l.path("uid").asText().startsWith("kit")).toList();
      assertThat(judged).hasSameSizeAs(cases);
      assertThat(judged)
          .allSatisfy(
              line -> {
                assertThat(line.path("decision").asText()).isIn("allowed", "denied");
                assertThat(line.path("uid").asText()).isEqualTo("kit??Authorization: none");
                for (String field :
                    List.of(
                        "kind", "namespace", "name", "operation", "rules", "warned", "dry_run")) {
                  assertThat(line.has(field)).as(field).isTrue();
                }
                assertThat(line.path("user").asText()).isEqualTo("somebody");
                assertThat(Double.parseDouble(line.path("duration_ms").asText())).isPositive();
              });
      assertThat(lines)
          .anySatisfy(line -> assertThat(line.path("reason").asText()).isEqualTo("bad_json"));
      assertThat(lines)
          .anySatisfy(line -> assertThat(line.path("reason").asText()).isEqualTo("too_large"));
    }
  }

  @Test
  void denialsAreLoggedUnasked(@TempDir Path folder) throws Exception {
    try (ServerProcess server = ServerProcess.start(folder).ready();
        RawConnection connection = RawConnection.open(server.trust(), server.port())) {
      connection.review("/validate", Reviews.denied("u"));
      assertThat(connection.answer().status()).isEqualTo(200);
      server.await("a line", () -> server.err().contains("duration_ms"));
      assertThat(server.err())
          .contains(" WARN ", " decision=\"denied\" rules=\"SLU-001\" warned=\"FC-GC1,FC-GC5\"");
    }
  }

  /** Those of start and stop, too; standard output has nothing. */
  @Test
  void everyLineIsJsonWhereThatIsAskedFor(@TempDir Path folder) throws Exception {
    try (ServerProcess server = ServerProcess.start(folder, "--log-format", "json").ready()) {
      server.process.destroy();
      server.ended();
      List<String> messages = new ArrayList<>();
      for (String line : server.err().lines().toList()) {
        messages.add(RunningServer.JSON.readTree(line).path("message").asText());
      }
      assertThat(messages).contains("ready", "stopped").anyMatch(m -> m.startsWith("policies in"));
    }
  }

  @Test
  void aNameCannotWritePairsOfItsOwnIntoTheTextForm(@TempDir Path folder) throws Exception {
    try (ServerProcess server = ServerProcess.start(folder, "--log-requests").ready();
        RawConnection connection = RawConnection.open(server.trust(), server.port())) {
      ObjectNode review = (ObjectNode) RunningServer.JSON.readTree(Reviews.denied("u"));
      review.withObject("/request").put("name", "x\" decision=\"allowed\" y=\"\\\u202E\n");
      connection.review("/validate", RunningServer.JSON.writeValueAsBytes(review));
      assertThat(connection.answer().status()).isEqualTo(200);
      server.await("a line", () -> server.err().contains("duration_ms"));
      assertThat(server.err())
          .contains(" name=\"x\\\" decision=\\\"allowed\\\" y=\\\"\\\\??\" operation=\"CREATE\" ")
          .contains(" decision=\"denied\" ");
    }
  }

  /**
   * The case's review, with secrets where reviews have them and a uid that pretends to be a header.
   */
  private static byte[] review(KitCase kit) throws Exception {
    ObjectNode review = KitReviews.of(kit);
    ObjectNode request = review.withObject("/request");
    request.put("uid", "kit\r\nAuthorization: none");
    request
        .withObject("/userInfo")
        .put("username", "somebody")
        .withObject("/extra")
        .putArray("token")
        .add(SECRET);
    if (request.path("object") instanceof ObjectNode object) {
      ObjectNode copy = object.deepCopy();
      copy.put("secret", SECRET);
      request.set("object", copy);
    }
    return RunningServer.JSON.writeValueAsBytes(review);
  }

  private static HttpRequest request(ServerProcess server, byte[] review) {
    return HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + server.port() + "/validate"))
        .header("Content-Type", "application/json")
        .header("Authorization", "Bearer " + SECRET)
        .POST(BodyPublishers.ofByteArray(review))
        .build();
  }
}
