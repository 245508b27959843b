package dev.sluice.manifests;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * Holds all bytes that a Sluice grants to reviews at once, by announcing bodies that do not come,
 * until it is closed.
 */
final class Load implements AutoCloseable {
  private static final int MIB = 1024 * 1024;

  /** Together what the server holds at most; none larger than it takes. */
  private static final List<Integer> BODIES = List.of(7 * MIB, 7 * MIB, 2 * MIB);

  private final List<Socket> open = new ArrayList<>();

  Load(int port) throws IOException, GeneralSecurityException {
    SSLContext trust = SSLContext.getInstance("TLS");
    trust.init(null, new TrustManager[] {new TrustAll()}, null);
    for (int length : BODIES) {
      Socket socket = trust.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
      open.add(socket);
      String head =
          "POST /validate?timeout=30s HTTP/1.1\r\nHost: localhost\r\n"
              + "Content-Type: application/json\r\nContent-Length: "
              + length
              + "\r\n\r\n{";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
    }
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
    for (Socket socket : open) {
      socket.close();
    }
  }
}
