package dev.sluice.webhook.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.webhook.metrics.Metrics;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The management port is plain HTTP/1 for a few, in lines of text. */
class ManagementServerIT {
  private static final Vertx VERTX = Vertx.vertx();
  private static final Metrics METRICS = new Metrics("test", Set.of());
  private static HttpServer server;

  @BeforeAll
  static void start() {
    server =
        ManagementServer.start(VERTX, "127.0.0.1", 0, new Readiness(), METRICS)
            .toCompletionStage()
            .toCompletableFuture()
            .join();
  }

  @AfterAll
  static void stop() {
    VERTX.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void whatIsNotThereIsALineOfText() throws Exception {
    assertThat(said("GET /nothing HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 404 ")
        .contains("content-type: text/plain")
        .endsWith("\r\n\r\nthere is nothing here; see /livez, /readyz and /metrics\n");
    assertThat(said("POST /livez HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 405 ")
        .endsWith("\r\n\r\nonly GET is answered here\n");
    assertThat(said("GET /livez HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.0 200 ").endsWith("ok\n");
  }

  @Test
  void http2IsNotSpokenHere() throws Exception {
    assertThat(begins("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")).as("no frame").startsWith("HTTP/");
    assertThat(
            begins(
                "GET /livez HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, HTTP2-Settings\r\n"
                    + "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA\r\n\r\n"))
        .isEqualTo("HTTP/1.1 200");
  }

  @Test
  void manyConnectionsMakeRoomForANewcomer() throws Exception {
    List<Socket> idle = new ArrayList<>();
    try {
      for (int i = 0; i < 2 * ManagementServer.MAX_CONNECTIONS; i++) {
        idle.add(new Socket(InetAddress.getLoopbackAddress(), server.actualPort()));
      }
      assertThat(said("GET /livez HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
          .startsWith("HTTP/1.1 200 ");
      idle.getFirst().setSoTimeout(20_000);
      assertThat(idle.getFirst().getInputStream().read()).isEqualTo(-1);
      assertThat(METRICS.scrape()).doesNotContain("{port=\"management\",reason=\"displaced\"} 0.0");
    } finally {
      for (Socket socket : idle) {
        socket.close();
      }
    }
  }

  /** All that comes until the server closes. */
  private static String said(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.actualPort())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  /** The first bytes that come. */
  private static String begins(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.actualPort())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(
          socket.getInputStream().readNBytes("HTTP/1.1 200".length()), StandardCharsets.ISO_8859_1);
    }
  }
}
