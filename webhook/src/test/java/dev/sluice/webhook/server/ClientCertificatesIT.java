package dev.sluice.webhook.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.testing.Polling;
import dev.sluice.testing.TestAuthority;
import dev.sluice.testing.Trust;
import dev.sluice.webhook.TestFiles;
import io.vertx.core.Vertx;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which clients are let in by their certificates, by a process of its own. */
class ClientCertificatesIT {
  private static final String LET_IN = "CN=kube-apiserver,O=system";

  private static TestAuthority authority;
  private static Path clientCa;
  private static ServerProcess server;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    authority = new TestAuthority(folder);
    clientCa = Files.copy(authority.certificate(), folder.resolve("clients.pem"));
    TestAuthority.Identity own = authority.issue("server", "CN=sluice", "127.0.0.1");
    server =
        ServerProcess.start(
                folder,
                "--tls-cert",
                own.certificate().toString(),
                "--tls-key",
                own.key().toString(),
                "--client-ca",
                clientCa.toString(),
                "--client-names",
                "kube-apiserver,other")
            .ready();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aClientWithOneOfTheNamesIsLetIn() {
    assertThat(isLetIn(authority.client(LET_IN))).isTrue();
    assertThat(isLetIn(authority.client("CN=other"))).isTrue();
  }

  @Test
  void aClientWithoutACertificateIsNot() {
    assertThat(isLetIn(Trust.in(TestFiles.text(authority.certificate())))).isFalse();
  }

  @Test
  void aClientWithAnotherNameIsNot() {
    assertThat(isLetIn(authority.client("CN=kube-apiserver2"))).isFalse();
    assertThat(isLetIn(authority.client("O=kube-apiserver"))).isFalse();
  }

  /** A client looks at the server's certificate, and shows its own, in full handshakes alone. */
  @Test
  void aSessionIsNeverResumed() throws Exception {
    TestAuthority.Identity identity = authority.issue("client", LET_IN);
    KeyManagerFactory keys =
        new PemKeyCertOptions()
            .setCertPath(identity.certificate().toString())
            .setKeyPath(identity.key().toString())
            .getKeyManagerFactory(Vertx.vertx());
    FullHandshakes handshakes = new FullHandshakes();
    SSLContext client = SSLContext.getInstance("TLS");
    client.init(keys.getKeyManagers(), new TrustManager[] {handshakes}, null);
    for (int connections = 1; connections <= 3; connections++) {
      assertThat(isLetIn(client)).isTrue();
      assertThat(handshakes.count).hasValue(connections);
    }
  }

  @Test
  void authoritiesAreReplacedWhileTheServerRuns(@TempDir Path elsewhere) throws Exception {
    SSLContext before = authority.client(LET_IN);
    assertThat(isLetIn(before)).isTrue();
    replace(new TestAuthority(elsewhere).certificate());
    Polling.until("those before are not let in", () -> !isLetIn(before));

    Files.writeString(clientCa, "nothing");
    server.await("the problem", () -> server.err().contains("clients.pem: not PEM"));
    replace(authority.certificate());
    Polling.until("they are again", () -> isLetIn(before));
  }

  private static void replace(Path other) throws IOException {
    Files.copy(other, clientCa, StandardCopyOption.REPLACE_EXISTING);
  }

  /** In TLS 1.3 a client learns of it only when it reads. */
  private static boolean isLetIn(SSLContext client) {
    try (RawConnection connection = RawConnection.open(client, server.port())) {
      connection.review("/validate", Reviews.denied("u"));
      return connection.answer().status() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private static final class FullHandshakes extends X509ExtendedTrustManager {
    private final AtomicInteger count = new AtomicInteger();

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {
      count.incrementAndGet();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
