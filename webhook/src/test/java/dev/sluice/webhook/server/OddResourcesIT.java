package dev.sluice.webhook.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.Seed;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/**
 * Whatever is in a resource, it is judged or refused as unreadable. {@code -Dodd=30000} asks for
 * more of them, {@code -Dseed=} for the same ones.
 */
class OddResourcesIT {
  private static final int RESOURCES = Integer.getInteger("odd", 8_000);

  @AutoClose private static RunningServer server = new RunningServer();
  private static final long SEED = Seed.of(OddResourcesIT.class);

  @Test
  void noneIsAnsweredByAnError() {
    Random random = new Random(SEED);
    Map<String, Integer> answers = new TreeMap<>();
    for (int i = 0; i < RESOURCES; i++) {
      ObjectNode review = OddReviews.odd(Choices.of(random), 5);
      count(answers, "/validate", OddValues.body(review), i);
      byte[] object = OddValues.body(review.path("request").path("object"));
      count(answers, "/check", object, i);
    }
    assertThat(answers.keySet())
        .as("%s", answers)
        .isSubsetOf(
            List.of("/check 200", "/check 400", "/check 413", "/validate 200", "/validate 400"));
    assertThat(answers.get("/validate 200")).isGreaterThan(RESOURCES / 2);
    assertThat(answers.get("/check 200")).isGreaterThan(RESOURCES / 2);
  }

  private static void count(Map<String, Integer> answers, String path, byte[] body, int number) {
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
        .as("seed %d, resource %d: %s", SEED, number, new String(body, StandardCharsets.US_ASCII))
        .isLessThan(500);
    answers.merge(path + " " + status, 1, Integer::sum);
  }
}
