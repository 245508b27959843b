package dev.sluice.webhook.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.testing.Polling;
import dev.sluice.webhook.http.Connections.Limits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who asks for nothing, never comes to the point or does not listen makes room for others. */
class ConnectionLimitsIT {
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final Duration SHORT = Duration.ofSeconds(1);
  private static final String JSON = "Content-Type: application/json";

  private final List<RawConnection> open = new ArrayList<>();

  @AfterEach
  void closeAll() throws IOException {
    for (RawConnection connection : open) {
      connection.close();
    }
  }

  @Test
  void whoAskedForNothingTheLongestMakesRoom() throws Exception {
    try (RunningServer server = new RunningServer(new Limits(3, LONG, LONG, 1 << 20))) {
      RawConnection silent = open(server);
      RawConnection halfHeaders = open(server);
      halfHeaders.send("POST /validate HTTP/1.1\r\nHost: x\r\n");
      RawConnection used = open(server);
      review(used);

      review(open(server));
      assertThat(silent.ended()).isTrue();
      review(open(server));
      assertThat(halfHeaders.ended()).isTrue();
      review(open(server));
      assertThat(used.ended()).isTrue();
      awaitTurnedAway(server, "displaced", 3);
      assertThat(turnedAway(server, "full")).isZero();
    }
  }

  @Test
  void whoHasSomethingUnderWayStaysAndTheNewcomerGoes() throws Exception {
    try (RunningServer server = new RunningServer(new Limits(2, LONG, LONG, 1 << 20))) {
      List<RawConnection> busy = List.of(open(server), open(server));
      for (RawConnection connection : busy) {
        connection.send(RawConnection.head("/validate", JSON, "Content-Length: 2") + "\r\n{");
      }
      Polling.until("both have begun", () -> server.bytesHeld() >= 2);
      RawConnection newcomer = open(server);
      assertThat(newcomer.ended()).isTrue();
      awaitTurnedAway(server, "full", 1);
      for (RawConnection connection : busy) {
        connection.send("}");
        assertThat(connection.answer().status()).isEqualTo(400);
      }
    }
  }

  @Test
  void whoTookBackAllItAskedForHasNothingUnderWay() throws Exception {
    try (RunningServer server = new RunningServer(new Limits(1, LONG, LONG, 1 << 20));
        RawHttp2 streams = RawHttp2.open(server.trust(), server.port())) {
      int stream = streams.post("/validate");
      streams.data(stream, new byte[] {'{'});
      Polling.until("it has come", () -> server.bytesHeld() > 0);
      streams.cancel(stream);
      Polling.until("it is given back", () -> server.bytesHeld() == 0);
      review(open(server));
      awaitTurnedAway(server, "displaced", 1);
    }
  }

  @Test
  void headersMustEndInTimeHoweverTheyTrickle() throws Exception {
    try (RunningServer server = new RunningServer(new Limits(10, SHORT, LONG, 1 << 20))) {
      RawConnection unused = open(server);
      RawConnection slow = open(server);
      slow.send("POST /validate HTTP/1.1\r\n");
      assertThat(slow.ended()).isTrue();

      RawConnection slowLater = open(server);
      review(slowLater);
      slowLater.send("P");
      assertThat(slowLater.ended()).isTrue();
      awaitTurnedAway(server, "slow_headers", 2);
      review(unused);
    }
  }

  @Test
  void aBodyThatNobodyWantedIsNoBeginningOfHeaders() throws Exception {
    try (RunningServer server = new RunningServer(new Limits(10, SHORT, LONG, 1 << 20))) {
      RawConnection connection = open(server);
      connection.send(RawConnection.head("/nothing", JSON, "Content-Length: 2") + "\r\n{");
      assertThat(connection.answer().status()).isEqualTo(404);
      connection.send("}");
      RawConnection slow = open(server);
      slow.send("P");
      assertThat(slow.ended()).isTrue();
      review(connection);
      awaitTurnedAway(server, "slow_headers", 1);
    }
  }

  @Test
  void whoDoesNotReadItsAnswersIsEnded() throws Exception {
    try (RunningServer server = new RunningServer(new Limits(10, LONG, SHORT, 1 << 30))) {
      askWithoutReading(server).join();
      awaitTurnedAway(server, "unread_answer", 1);
      review(open(server));
    }
  }

  @Test
  void whatIsLeftOfAnswersIsBoundedInAll() throws Exception {
    try (RunningServer server = new RunningServer(new Limits(10, LONG, LONG, 10_000))) {
      Thread asking = askWithoutReading(server);
      RawConnection other = open(server);
      Polling.until(
          "it is ended",
          () -> {
            review(other);
            return turnedAway(server, "unread_answer") == 1;
          });
      asking.join();
    }
  }

  /** So much that it fits no socket's buffers: questions until the connection is ended. */
  private Thread askWithoutReading(RunningServer server) throws Exception {
    RawConnection deaf = open(server);
    byte[] broken = ("- *" + "a".repeat(100) + "\n---\n").repeat(2_000).getBytes();
    return Thread.ofVirtual()
        .start(
            () -> {
              try {
                while (true) {
                  deaf.review("/check", broken);
                }
              } catch (IOException e) {
                // It is ended.
              }
            });
  }

  private RawConnection open(RunningServer server) throws IOException {
    RawConnection connection = RawConnection.open(server.trust(), server.port());
    open.add(connection);
    return connection;
  }

  private static void review(RawConnection connection) {
    try {
      connection.review("/validate", Reviews.denied("u"));
      assertThat(connection.answer().status()).isEqualTo(200);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A client may see the end of its connection before it is counted. */
  private static void awaitTurnedAway(RunningServer server, String reason, int count) {
    Polling.until(
        count + " ended: " + reason,
        () -> turnedAway(server, reason) >= count,
        () -> "counted: " + turnedAway(server, reason));
    assertThat(turnedAway(server, reason)).isEqualTo(count);
  }

  private static int turnedAway(RunningServer server, String reason) {
    String series =
        "sluice_connections_turned_away_total{port=\"admission\",reason=\"" + reason + "\"} ";
    return server
        .metrics
        .scrape()
        .lines()
        .filter(line -> line.startsWith(series))
        .mapToInt(line -> (int) Double.parseDouble(line.substring(series.length())))
        .sum();
  }
}
