package dev.sluice.webhook.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of TLS is served, by a process of its own: it is settled before the first handshake. */
class TlsIT {
  private static ServerProcess server;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    server = ServerProcess.start(folder).ready();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void onlySuitesThatAuthenticateWhatTheyEncryptAreTaken() throws Exception {
    try (SSLSocket socket = socket("TLSv1.2")) {
      List<String> other =
          Arrays.stream(socket.getSupportedCipherSuites())
              .filter(suite -> suite.startsWith("TLS_ECDHE_ECDSA") && suite.contains("_CBC_"))
              .toList();
      assertThat(other).isNotEmpty();
      socket.setEnabledCipherSuites(other.toArray(String[]::new));
      assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLHandshakeException.class);
    }
    for (String version : List.of("TLSv1.2", "TLSv1.3")) {
      try (SSLSocket socket = socket(version)) {
        socket.startHandshake();
        assertThat(socket.getSession().getCipherSuite()).containsAnyOf("_GCM_", "_POLY1305_");
      }
    }
  }

  @Test
  void aClientCannotRenegotiate() throws Exception {
    try (SSLSocket socket = socket("TLSv1.2")) {
      socket.startHandshake();
      byte[] first = socket.getSession().getId();
      socket.getSession().invalidate();
      assertThatThrownBy(
              () -> {
                socket.startHandshake();
                socket.getInputStream().read();
              })
          .isInstanceOf(IOException.class);
      assertThat(first).isNotEmpty();
    }
  }

  private static SSLSocket socket(String version) throws IOException {
    SSLSocket socket =
        (SSLSocket)
            server
                .trust()
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), server.port());
    socket.setEnabledProtocols(new String[] {version});
    socket.setSoTimeout(20_000);
    return socket;
  }
}
