package dev.sluice.webhook.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.testing.Polling;
import dev.sluice.webhook.server.RawConnection.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Bodies that are announced and do not come, or come in part, keep nobody else out. */
class HeldBodiesIT {
  private static final String JSON = "Content-Type: application/json";
  private static final int REVIEWS = 50;

  /** As many headers as one connection may have streams for in 20 s at a review's pace. */
  private static final int STREAMS = 154;

  @AutoClose private static RunningServer server = new RunningServer();

  private final List<RawConnection> held = new ArrayList<>();

  @AfterEach
  void allBytesAreGivenBack() throws Exception {
    for (RawConnection connection : held) {
      connection.close();
    }
    Polling.until("all bytes given back", () -> server.bytesHeld() == 0);
    assertThat(answered()).isEqualTo(REVIEWS);
  }

  @Test
  void bodiesOfWhichOneByteCameHoldNothingFromOthers() throws Exception {
    try (RawHttp2 streams = RawHttp2.open(server.trust(), server.port())) {
      for (int i = 0; i < STREAMS; i++) {
        streams.post("/validate?timeout=30s");
      }
      for (int bytes = Routes.MAX_BODY, i = 0; i < 14; i++, bytes = i < 2 ? bytes : bytes / 2) {
        hold(Math.max(bytes, 256), "{".getBytes());
      }
      Polling.until("a byte of each has come", () -> server.bytesHeld() >= 14);
      assertThat(answered()).isEqualTo(REVIEWS);
      assertThat(server.bytesHeld()).isLessThan(1_000);
    }
  }

  @Test
  void largeBodiesThatCameAlmostWholeLeaveRoomForSmallOnes() throws Exception {
    byte[] almost = new byte[Routes.MAX_BODY - 1];
    hold(Routes.MAX_BODY, almost);
    hold(Routes.MAX_BODY, almost);
    Polling.until("both are there", () -> server.bytesHeld() == 2L * Routes.MAX_BODY);
    try (RawConnection third = open()) {
      third.send(head(Routes.MAX_BODY));
      assertThat(third.answer().status()).as("a third large one").isEqualTo(503);
    }
    assertThat(answered()).isEqualTo(REVIEWS);
  }

  @Test
  void aBodyThatHardlyComesIsEndedLongBeforeTheDeadline() throws Exception {
    byte[] half = new byte[500_000];
    hold(2 * half.length, half);
    Polling.until("half is there", () -> server.bytesHeld() >= half.length);
    Answer answer = held.getFirst().answer();
    assertThat(answer.status()).isEqualTo(504);
    assertThat(answer.body()).isEqualTo("the body came too slowly\n");
    assertThat(held.getFirst().ended()).isTrue();
    assertThat(server.metrics.scrape())
        .contains("sluice_admission_rejected_total{reason=\"slow\"} 1.0");
  }

  @Test
  void theStreamsOfOneConnectionShareWhatOneConnectionMayHold() throws Exception {
    byte[] part = new byte[16 * 1024];
    try (RawHttp2 connection = RawHttp2.open(server.trust(), server.port())) {
      String length = Integer.toString(Routes.MAX_BODY);
      int first = connection.post("/validate?timeout=30s", "content-length", length);
      connection.data(first, part);
      Polling.until("it has come", () -> server.bytesHeld() >= part.length);
      assertThat(server.bytesHeld()).isLessThanOrEqualTo(4L * part.length);
    }
  }

  private void hold(int announced, byte[] sent) throws IOException {
    RawConnection connection = open();
    held.add(connection);
    connection.send(head(announced));
    connection.send(sent);
  }

  private static String head(int announced) {
    return RawConnection.head("/validate?timeout=30s", JSON, "Content-Length: " + announced)
        + "\r\n";
  }

  /** How many of the usual reviews, each on a connection of its own, get their verdict. */
  private static int answered() throws IOException {
    int answered = 0;
    for (int i = 0; i < REVIEWS; i++) {
      try (RawConnection connection = open()) {
        connection.review("/validate?timeout=10s", Reviews.denied("normal"));
        answered += connection.answer().status() == 200 ? 1 : 0;
      }
    }
    return answered;
  }

  private static RawConnection open() throws IOException {
    return RawConnection.open(server.trust(), server.port());
  }
}
