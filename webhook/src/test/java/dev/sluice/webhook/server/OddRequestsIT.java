package dev.sluice.webhook.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.testing.Polling;
import dev.sluice.webhook.server.RawConnection.Answer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every odd request is answered as defined, and the next review as if there had been none. */
class OddRequestsIT {
  private static final int ROUNDS = 4;
  private static final long GROWTH = 12 * 1024 * 1024;

  @AutoClose private static RunningServer server = new RunningServer();

  static List<OddRequest> requests() throws Exception {
    return OddRequest.all();
  }

  @AfterEach
  void nothingIsHeldAndTheNextReviewIsRight() throws Exception {
    Polling.until(
        "all bytes given back, not " + server.bytesHeld(),
        Duration.ofSeconds(3),
        () -> server.bytesHeld() == 0,
        () -> server.bytesHeld() + " held");
    Polling.until(
        "no review in flight",
        () ->
            server
                .metrics
                .scrape()
                .contains("sluice_admission_in_flight{webhook=\"validate\"} 0.0"));
    try (RawConnection next = RawConnection.open(server.trust(), server.port())) {
      next.review("/validate", Reviews.denied("next"));
      assertDenied(next.answer(), "next");
    }
  }

  @ParameterizedTest
  @MethodSource("requests")
  void isAnsweredAsDefined(OddRequest request) throws Exception {
    try (RawConnection connection = RawConnection.open(server.trust(), server.port())) {
      Answer answer = request.exchange(connection);
      assertThat(answer.status()).as(answer.toString()).isEqualTo(request.status());
      if (answer.status() == 200) {
        assertDenied(answer, "odd");
      } else {
        assertThat(answer.body()).startsWith(request.says());
        assertThat(answer.body().lines().count()).isLessThanOrEqualTo(1);
      }
      assertThat(answer.closes()).isEqualTo(request.closes());
      if (request.ends()) {
        assertThat(connection.ended()).isTrue();
      } else {
        connection.review("/validate", Reviews.denied("same connection"));
        assertDenied(connection.answer(), "same connection");
      }
    }
  }

  @Test
  void memoryStaysFlatOverManyRounds() throws Exception {
    round();
    round();
    long before = usedHeap();
    for (int i = 0; i < ROUNDS; i++) {
      round();
    }
    assertThat(usedHeap() - before).isLessThan(GROWTH);
  }

  private static void round() throws Exception {
    for (OddRequest request : requests()) {
      try (RawConnection connection = RawConnection.open(server.trust(), server.port())) {
        request.exchange(connection);
      }
    }
    Polling.until(
        "all bytes given back, not " + server.bytesHeld(),
        Duration.ofSeconds(3),
        () -> server.bytesHeld() == 0,
        () -> server.bytesHeld() + " held");
  }

  private static long usedHeap() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      System.gc();
      least =
          Math.min(least, Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
    }
    return least;
  }

  private static void assertDenied(Answer answer, String uid) throws Exception {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    JsonNode response = RunningServer.JSON.readTree(answer.body()).path("response");
    assertThat(response.path("uid").asText()).isEqualTo(uid);
    assertThat(response.path("allowed").asBoolean(true)).isFalse();
    assertThat(response.at("/status/details/causes")).hasSize(1);
  }
}
