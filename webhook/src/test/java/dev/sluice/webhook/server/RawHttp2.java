package dev.sluice.webhook.server;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** One HTTP/2 connection over TLS, frame by frame, that says exactly what a test wants said. */
final class RawHttp2 implements AutoCloseable {
  private static final int DATA = 0;
  static final int HEADERS = 1;
  private static final int RST_STREAM = 3;
  private static final int SETTINGS = 4;
  private static final int GO_AWAY = 7;
  private static final int ACK = 1;
  private static final int END_HEADERS = 4;
  private static final int PATIENCE_MILLIS = 20_000;

  private final SSLSocket socket;
  private final DataInputStream in;
  private int lastStream = -1;

  /** A frame as it came. */
  record Frame(int type, int flags, int stream, byte[] payload) {}

  private RawHttp2(SSLSocket socket) throws IOException {
    this.socket = socket;
    socket.setSoTimeout(PATIENCE_MILLIS);
    in = new DataInputStream(socket.getInputStream());
    socket
        .getOutputStream()
        .write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    frame(SETTINGS, 0, 0, new byte[0]);
  }

  static RawHttp2 open(SSLContext trust, int port) throws IOException {
    SSLSocket socket =
        (SSLSocket) trust.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setApplicationProtocols(new String[] {"h2"});
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return new RawHttp2(socket);
  }

  /** The headers of a POST of JSON, with more names and values, and no body yet; its stream. */
  int post(String path, String... more) throws IOException {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    header(block, ":method", "POST");
    header(block, ":scheme", "https");
    header(block, ":authority", "localhost");
    header(block, ":path", path);
    header(block, "content-type", "application/json");
    for (int i = 0; i < more.length; i += 2) {
      header(block, more[i], more[i + 1]);
    }
    lastStream += 2;
    frame(HEADERS, END_HEADERS, lastStream, block.toByteArray());
    return lastStream;
  }

  /** A part of a stream's body. */
  void data(int stream, byte[] part) throws IOException {
    frame(DATA, 0, stream, part);
  }

  /** Takes a stream back. */
  void cancel(int stream) throws IOException {
    frame(RST_STREAM, 0, stream, new byte[] {0, 0, 0, 8});
  }

  /** The next frame of a stream; settings are acknowledged, other frames passed over. */
  Frame next(int stream) throws IOException {
    while (true) {
      byte[] head = in.readNBytes(9);
      if (head.length < 9) {
        throw new EOFException("the connection ended");
      }
      ByteBuffer bytes = ByteBuffer.wrap(head);
      int typed = bytes.getInt();
      Frame frame =
          new Frame(typed & 0xff, bytes.get(), bytes.getInt(), in.readNBytes(typed >>> 8));
      if (frame.type == SETTINGS && (frame.flags & ACK) == 0) {
        frame(SETTINGS, ACK, 0, new byte[0]);
      } else if (frame.type == GO_AWAY) {
        throw new EOFException("go away: " + new String(frame.payload, StandardCharsets.UTF_8));
      } else if (frame.stream == stream) {
        return frame;
      }
    }
  }

  private void frame(int type, int flags, int stream, byte[] payload) throws IOException {
    ByteBuffer frame = ByteBuffer.allocate(9 + payload.length);
    frame.putInt(payload.length << 8 | type).put((byte) flags).putInt(stream).put(payload);
    socket.getOutputStream().write(frame.array());
  }

  /** A literal that is not indexed, without Huffman codes (RFC 7541, 6.2.2). */
  private static void header(ByteArrayOutputStream block, String name, String value) {
    block.write(0);
    for (String text : new String[] {name, value}) {
      block.write(text.length());
      block.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
