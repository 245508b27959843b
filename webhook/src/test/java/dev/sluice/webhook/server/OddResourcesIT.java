package dev.sluice.webhook.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Whatever is in a resource, it is judged or refused as unreadable. {@code -Dseed=} repeats a run.
 */
class OddResourcesIT {
  private static final int RESOURCES = 30_000;
  private static final int CLIENTS = 4;

  @AutoClose private static RunningServer server = new RunningServer();
  private static long seed;

  @BeforeAll
  static void seed() {
    seed = Long.getLong("seed", System.nanoTime());
    System.err.println("OddResourcesIT: -Dseed=" + seed);
  }

  @Test
  void noneIsAnsweredByAnError() {
    Map<String, Integer> answers = new ConcurrentSkipListMap<>();
    IntStream.range(0, CLIENTS)
        .parallel()
        .forEach(client -> send(RESOURCES / CLIENTS, seed + client, answers));
    assertThat(answers.keySet())
        .as("%s", answers)
        .isSubsetOf(
            List.of("/check 200", "/check 400", "/check 413", "/validate 200", "/validate 400"));
    assertThat(answers.get("/validate 200")).isGreaterThan(RESOURCES / 2);
    assertThat(answers.get("/check 200")).isGreaterThan(RESOURCES / 2);
  }

  private static void send(int many, long seed, Map<String, Integer> answers) {
    Random random = new Random(seed);
    for (int i = 0; i < many; i++) {
      ObjectNode review = OddReviews.odd(Choices.of(random), 5);
      count(answers, "/validate", OddValues.body(review));
      count(answers, "/check", OddValues.body(review.path("request").path("object")));
    }
  }

  private static void count(Map<String, Integer> answers, String path, byte[] body) {
    int status =
        server
            .send(
                server
                    .request(path)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(body))
                    .build())
            .statusCode();
    assertThat(status)
        .as("seed %d: %s", seed, new String(body, StandardCharsets.US_ASCII))
        .isLessThan(500);
    answers.merge(path + " " + status, 1, Integer::sum);
  }
}
