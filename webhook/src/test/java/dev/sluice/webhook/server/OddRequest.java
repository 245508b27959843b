package dev.sluice.webhook.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.sluice.webhook.TestFiles;
import dev.sluice.webhook.server.RawConnection.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.StreamSupport;

/** A case of {@code odd/requests.yaml}: what is sent, and what must come back. */
record OddRequest(JsonNode given) {
  private static final int CHUNK = 64 * 1024;

  static List<OddRequest> all() throws IOException {
    JsonNode table =
        new ObjectMapper(new YAMLFactory())
            .readTree(TestFiles.resource("odd/requests.yaml").toFile());
    return StreamSupport.stream(table.spliterator(), false).map(OddRequest::new).toList();
  }

  int status() {
    return given.path("status").asInt();
  }

  String says() {
    return given.path("says").asText("");
  }

  /** Whether the answer announces the end of the connection. */
  boolean closes() {
    return given.path("closes").asBoolean();
  }

  /** Whether the connection must end, announced or not. */
  boolean ends() {
    return closes() || given.path("ends").asBoolean();
  }

  /** Sends it while the answer is awaited, as both may be long in coming. */
  Answer exchange(RawConnection connection) throws Exception {
    Thread sender = Thread.ofVirtual().start(() -> send(connection));
    Answer answer = connection.answer();
    if (given.path("continues").asBoolean() && answer.status() == 100) {
      answer = connection.answer();
    }
    if (!ends()) {
      sender.join();
    }
    return answer;
  }

  private void send(RawConnection connection) {
    try {
      connection.send(head());
      if (given.path("chunked").isMissingNode()) {
        connection.send(body());
      } else {
        chunks(connection);
      }
    } catch (IOException e) {
      // The server has closed: what it answered counts.
    }
  }

  private void chunks(RawConnection connection) throws IOException {
    byte[] body = body();
    int size = given.path("chunked").isInt() ? given.path("chunked").asInt() : CHUNK;
    for (int from = 0; from < body.length; from += size) {
      chunk(connection, body, from, Math.min(size, body.length - from));
    }
    while (given.path("endless").asBoolean()) {
      chunk(connection, body, 0, body.length);
    }
    connection.send("0\r\n\r\n");
  }

  private static void chunk(RawConnection connection, byte[] bytes, int from, int length)
      throws IOException {
    ByteArrayOutputStream chunk = new ByteArrayOutputStream();
    chunk.writeBytes((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
    chunk.write(bytes, from, length);
    chunk.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    connection.send(chunk.toByteArray());
  }

  private String head() {
    List<String> headers = new ArrayList<>();
    for (JsonNode header : given.path("headers")) {
      headers.add(
          header.isTextual()
              ? header.asText()
              : header.path("name").asText() + ": " + text(header));
    }
    add(headers, "Content-Type", "application/json");
    if (!given.path("chunked").isMissingNode()) {
      headers.add("Transfer-Encoding: chunked");
    } else if (headers.stream().noneMatch(h -> h.startsWith("Transfer-Encoding:"))) {
      add(headers, "Content-Length", Integer.toString(body().length));
    }
    headers.remove("Content-Type");
    String path =
        given.path("path").isObject()
            ? text(given.path("path"))
            : given.path("path").asText("/validate");
    return RawConnection.head(path, headers.toArray(String[]::new))
            .replaceFirst("^POST", given.path("method").asText("POST"))
        + "\r\n";
  }

  /** The usual header, unless the case has its own or, by the name alone, wants none. */
  private static void add(List<String> headers, String name, String value) {
    if (headers.stream().noneMatch(h -> h.equals(name) || h.startsWith(name + ":"))) {
      headers.add(name + ": " + value);
    }
  }

  private static String text(JsonNode part) {
    return part.path("repeat").asText().repeat(part.path("times").asInt());
  }

  private byte[] body() {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (JsonNode part : given.path("body")) {
      if (part.has("hex")) {
        body.writeBytes(HexFormat.of().parseHex(part.path("hex").asText()));
      } else if (part.has("pad")) {
        body.writeBytes(
            " ".repeat(part.path("pad").asInt() - body.size()).getBytes(StandardCharsets.US_ASCII));
      } else if (part.has("chains")) {
        int depth = part.path("chains").asInt();
        String chain = "{\"\":".repeat(depth) + "1" + "}".repeat(depth) + ",";
        body.writeBytes(
            chain.repeat(part.path("times").asInt()).getBytes(StandardCharsets.US_ASCII));
      } else if (part.has("repeat")) {
        body.writeBytes(text(part).getBytes(StandardCharsets.UTF_8));
      } else if (part.asText().equals("review")) {
        body.writeBytes(Reviews.denied("odd"));
      } else {
        body.writeBytes(part.asText().getBytes(StandardCharsets.UTF_8));
      }
    }
    return body.toByteArray();
  }

  @Override
  public String toString() {
    return given.path("name").asText();
  }
}
