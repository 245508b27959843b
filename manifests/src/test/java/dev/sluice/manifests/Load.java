package dev.sluice.manifests;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * Holds all bytes that a Sluice grants to reviews at once, by bodies that come as slowly as they
 * may, until it is closed, or the server gives them up after ten seconds.
 */
final class Load implements AutoCloseable {
  private static final int KIB = 1024;

  /** A little more than the pace that the server asks for. */
  private static final int A_SECOND = 17 * KIB;

  private final List<Socket> open = new ArrayList<>();
  private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();

  /** Two of the largest bodies, and small ones in what is kept for small ones. */
  Load(int port) throws IOException, GeneralSecurityException {
    SSLContext trust = SSLContext.getInstance("TLS");
    trust.init(null, new TrustManager[] {new TrustAll()}, null);
    for (int i = 0; i < 2; i++) {
      begin(trust, port, 7 * KIB * KIB, 6 * KIB * KIB);
    }
    for (int i = 0; i < 8; i++) {
      begin(trust, port, 256 * KIB, 180 * KIB);
    }
    pace.scheduleAtFixedRate(this::more, 1, 1, TimeUnit.SECONDS);
  }

  /** So much of a body that the server has taken the bytes of all of it. */
  private void begin(SSLContext trust, int port, int length, int first) throws IOException {
    Socket socket = trust.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
    open.add(socket);
    String head =
        "POST /validate?timeout=30s HTTP/1.1\r\nHost: localhost\r\n"
            + "Content-Type: application/json\r\nContent-Length: "
            + length
            + "\r\n\r\n";
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    write(socket, first);
  }

  private void more() {
    for (Socket socket : open) {
      try {
        write(socket, A_SECOND);
      } catch (IOException e) {
        return; // given up by the server
      }
    }
  }

  private static void write(Socket socket, int bytes) throws IOException {
    socket.getOutputStream().write(" ".repeat(bytes).getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }

  /** Who the server is does not matter here. */
  private static final class TrustAll implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }

  @Override
  public void close() throws IOException {
    pace.shutdownNow();
    for (Socket socket : open) {
      socket.close();
    }
  }
}
