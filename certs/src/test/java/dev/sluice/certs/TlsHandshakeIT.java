package dev.sluice.certs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.sluice.testing.Trust;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A TLS server with our key material, and a client that trusts our authority and no other. */
class TlsHandshakeIT {
  private static final ServingCertificate CERTIFICATE = issue();

  private HttpsServer server;

  @BeforeEach
  void serve() throws Exception {
    server = serve(CERTIFICATE);
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1", "::1"})
  void clientThatTrustsTheAuthorityAcceptsEveryNameOfTheServer(String name) throws Exception {
    handshake(name, CERTIFICATE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"other.example", "localhost.example", "127.0.0.2"})
  void clientRefusesTheServerUnderAnotherName(String name) {
    assertThatExceptionOfType(SSLHandshakeException.class)
        .isThrownBy(() -> handshake(name, CERTIFICATE))
        .withMessageContaining(name);
  }

  @Test
  void clientRefusesTheAuthorityOfAnotherRun() {
    assertThatExceptionOfType(SSLHandshakeException.class)
        .isThrownBy(() -> handshake("localhost", issue()));
  }

  @Test
  void httpsRequestIsAnswered() throws Exception {
    var uri = URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/");
    try (HttpClient client = HttpClient.newBuilder().sslContext(trusting(CERTIFICATE)).build()) {
      var response = client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
      assertThat(response.statusCode()).isEqualTo(204);
    }
  }

  @Test
  void certificateReadFromFilesServesToo(@TempDir Path folder) throws Exception {
    Path certificate = Files.writeString(folder.resolve("tls.crt"), CERTIFICATE.chainPem());
    Path key = Files.writeString(folder.resolve("tls.key"), CERTIFICATE.keyPem());
    server.stop(0);
    server = serve(new CertificateFiles(certificate, key, Optional.empty()).read(Instant.now()));
    handshake("localhost", CERTIFICATE);
  }

  /** Connects to the server and expects it to be {@code name}, whatever its address is. */
  private void handshake(String name, ServingCertificate trusted) throws Exception {
    int port = server.getAddress().getPort();
    try (Socket plain = new Socket(InetAddress.getByName("127.0.0.1"), port);
        SSLSocket socket =
            (SSLSocket)
                trusting(trusted).getSocketFactory().createSocket(plain, name, port, true)) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      socket.startHandshake();
    }
  }

  private static HttpsServer serve(ServingCertificate certificate) throws Exception {
    KeyStore store = Trust.emptyStore();
    store.setKeyEntry(
        "server", certificate.key(), new char[0], certificate.chain().toArray(Certificate[]::new));
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, new char[0]);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);

    HttpsServer server = HttpsServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.createContext("/", exchange -> exchange.sendResponseHeaders(204, -1));
    server.start();
    return server;
  }

  private static SSLContext trusting(ServingCertificate certificate) {
    return Trust.in(certificate.authorityPem().orElseThrow());
  }

  private static ServingCertificate issue() {
    List<String> names = List.of("localhost", "127.0.0.1", "::1");
    return EphemeralCertificates.issue(names, InstantSource.system());
  }
}
