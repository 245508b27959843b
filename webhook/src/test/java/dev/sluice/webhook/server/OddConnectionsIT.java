package dev.sluice.webhook.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.testing.Polling;
import dev.sluice.webhook.server.RawConnection.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Connections that say nothing, say it slowly, break off or say much at once disturb nobody. */
class OddConnectionsIT {
  private static final String JSON = "Content-Type: application/json";
  private static final int IDLE = 2_000;
  private static final int STREAMS = 200;

  @AutoClose private static RunningServer server = new RunningServer();

  @AfterEach
  void nothingIsHeldAndTheNextReviewIsRight() throws Exception {
    Polling.until("all bytes given back", () -> server.bytesHeld() == 0);
    assertStillServing();
  }

  @Test
  void socketsThatNeverShakeHandsAreClosed() throws Exception {
    try (Socket silent = plain();
        Socket garbage = plain()) {
      garbage.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes());
      garbage.setSoTimeout(20_000);
      silent.setSoTimeout(20_000);
      assertStillServing();
      assertThat(ends(garbage)).isTrue();
      assertThat(ends(silent)).isTrue();
    }
  }

  @Test
  void bodiesThatBreakOffAreForgotten() throws Exception {
    for (int i = 0; i < 50; i++) {
      try (RawConnection connection = open()) {
        connection.send(RawConnection.head("/validate", JSON, "Content-Length: 500000") + "\r\n{");
        if (i == 0) {
          Polling.until("bytes held", () -> server.bytesHeld() > 0);
        }
      }
    }
  }

  @Test
  void anOldClientIsAnsweredToo() throws Exception {
    try (RawConnection connection = open()) {
      byte[] review = Reviews.denied("old");
      connection.send(
          "POST /validate HTTP/1.0\r\n"
              + JSON
              + "\r\nContent-Length: "
              + review.length
              + "\r\n\r\n");
      connection.send(review);
      Answer answer = connection.answer();
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body()).contains("\"uid\":\"old\"");
      assertThat(connection.ended()).isTrue();
    }
  }

  @Test
  void aLineBreakInAHeaderOfHttp2IsMalformed() throws Exception {
    try (RawHttp2 connection = RawHttp2.open(server.trust(), server.port())) {
      int stream = connection.post("/validate", "x-a", "b\r\nx-c: d");
      RawHttp2.Frame answer = connection.next(stream);
      assertThat(answer.type()).isEqualTo(RawHttp2.HEADERS);
      assertThat(new String(answer.payload(), StandardCharsets.ISO_8859_1))
          .containsAnyOf("400", "\u008c"); // as text, or as the static table's field of that status
    }
  }

  @Test
  void headersThatTrickleDisturbNobody() throws Exception {
    try (RawConnection connection = open()) {
      for (char c : RawConnection.head("/validate", JSON, "Content-Length: 0").toCharArray()) {
        connection.send(String.valueOf(c));
      }
      assertStillServing();
      connection.send("\r\n");
      assertThat(connection.answer().status()).isEqualTo(400);
    }
  }

  @Test
  void aBodyThatTricklesIsAnsweredAtTheDeadlineAndTheConnectionEnds() throws Exception {
    try (RawConnection connection = open()) {
      connection.send(
          RawConnection.head("/validate?timeout=1s", JSON, "Content-Length: 100000") + "\r\n");
      Thread trickle = Thread.ofVirtual().start(() -> trickle(connection));
      long began = System.nanoTime();
      Answer answer = connection.answer();
      assertThat(answer.status()).isEqualTo(504);
      assertThat(answer.closes()).isTrue();
      assertThat(Duration.ofNanos(System.nanoTime() - began))
          .isBetween(Duration.ofMillis(800), Duration.ofSeconds(3));
      Polling.until("its bytes given back", () -> server.bytesHeld() == 0);
      assertThat(connection.ended()).isTrue();
      trickle.join();
    }
  }

  @Test
  void manySlowBodiesGiveTheirBytesBack() throws Exception {
    List<RawConnection> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 200; i++) {
        RawConnection connection = open();
        slow.add(connection);
        connection.send(
            RawConnection.head("/validate?timeout=1s", JSON, "Transfer-Encoding: chunked")
                + "\r\n2\r\n[[\r\n");
      }
      assertStillServing();
      for (RawConnection connection : slow) {
        assertThat(connection.answer().status()).isEqualTo(504);
        assertThat(connection.ended()).isTrue();
      }
    } finally {
      for (RawConnection connection : slow) {
        connection.close();
      }
    }
  }

  @Test
  void idleConnectionsDisturbNobody() throws Exception {
    List<AutoCloseable> idle = new ArrayList<>();
    try {
      for (int i = 0; i < IDLE; i++) {
        idle.add(i % 4 == 0 ? open() : plain());
      }
      for (int i = 0; i < 20; i++) {
        assertStillServing();
      }
    } finally {
      for (AutoCloseable connection : idle) {
        connection.close();
      }
    }
  }

  @Test
  void pipelinedRequestsAreAnsweredInOrder() throws Exception {
    try (RawConnection connection = open()) {
      int count = 50;
      for (int i = 0; i < count; i++) {
        connection.review("/validate", i % 5 == 0 ? "{".getBytes() : Reviews.denied("p" + i));
      }
      for (int i = 0; i < count; i++) {
        Answer answer = connection.answer();
        assertThat(answer.status()).isEqualTo(i % 5 == 0 ? 400 : 200);
        assertThat(answer.body()).contains(i % 5 == 0 ? "not valid JSON" : "\"p" + i + "\"");
      }
    }
  }

  @Test
  void largeAndSmallBodiesPipelinedAreAnsweredInOrder() throws Exception {
    try (RawConnection connection = open()) {
      byte[] large = Arrays.copyOf(Reviews.denied("large"), 2_000_000);
      Arrays.fill(large, Reviews.denied("large").length, large.length, (byte) ' ');
      connection.review("/validate", large);
      connection.review("/validate", Reviews.denied("small"));
      assertThat(connection.answer().body()).contains("\"large\"");
      assertThat(connection.answer().body()).contains("\"small\"");
    }
  }

  @Test
  void manyStreamsOfOneConnectionAreAllAnswered() throws Exception {
    try (HttpClient client = http2()) {
      assertThat(client.send(review("first"), BodyHandlers.ofString()).version())
          .isEqualTo(HttpClient.Version.HTTP_2);
      List<CompletableFuture<HttpResponse<String>>> answers =
          IntStream.range(0, STREAMS)
              .mapToObj(i -> client.sendAsync(review("s" + i), BodyHandlers.ofString()))
              .toList();
      for (int i = 0; i < STREAMS; i++) {
        HttpResponse<String> answer = answers.get(i).get();
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"uid\":\"s" + i + "\"", "\"allowed\":false");
      }
    }
  }

  @Test
  void aStreamTooLargeOrTooSlowLeavesTheOthersAlone() throws Exception {
    try (HttpClient client = http2()) {
      byte[] tooLarge = new byte[Routes.MAX_BODY + 1];
      HttpRequest refused =
          server
              .request("/validate")
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofByteArray(tooLarge))
              .build();
      for (int i = 0; i < 3; i++) {
        assertThat(client.send(refused, BodyHandlers.ofString()).statusCode()).isEqualTo(413);
        assertThat(client.send(review("after"), BodyHandlers.ofString()).statusCode())
            .isEqualTo(200);
      }
    }
  }

  private static HttpClient http2() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_2)
        .sslContext(server.trust())
        .build();
  }

  private static HttpRequest review(String uid) {
    return HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + server.port() + "/validate"))
        .timeout(Duration.ofSeconds(30))
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofByteArray(Reviews.denied(uid)))
        .build();
  }

  /** A byte now and then until the server has had enough. */
  private static void trickle(RawConnection connection) {
    try {
      while (true) {
        connection.send(" ");
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      }
    } catch (IOException e) {
      // The connection has ended, as it should.
    }
  }

  private static void assertStillServing() throws Exception {
    try (RawConnection next = open()) {
      next.review("/validate", Reviews.denied("next"));
      Answer answer = next.answer();
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body()).contains("\"uid\":\"next\"", "\"allowed\":false");
    }
  }

  private static RawConnection open() throws IOException {
    return RawConnection.open(server.trust(), server.port());
  }

  private static Socket plain() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), server.port());
  }

  private static boolean ends(Socket socket) {
    try {
      while (socket.getInputStream().read() >= 0) {
        // an alert may come first
      }
      return true;
    } catch (java.net.SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }
}
