package dev.sluice.webhook.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.testing.Polling;
import dev.sluice.testing.TestAuthority;
import dev.sluice.testing.Trust;
import dev.sluice.webhook.TestFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A certificate from files that is replaced while the server runs. */
class CertificateReloadIT {
  private static final int SWAPS = 20;

  @TempDir Path folder;
  private TestAuthority authority;
  private SSLContext trust;
  private ServerProcess server;

  @BeforeEach
  void serve() throws IOException {
    authority = new TestAuthority(folder);
    trust = Trust.in(TestFiles.text(authority.certificate()));
    swap(0);
    server =
        ServerProcess.start(folder, "--tls-cert", file("tls.crt"), "--tls-key", file("tls.key"))
            .ready();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** Over connections that are kept and over new ones, HTTP/1.1 and HTTP/2. */
  @Test
  void noRequestFailsWhileTheCertificateIsReplacedTwentyTimes() throws Exception {
    try (SteadyLoad load = new SteadyLoad();
        NewConnections connections = new NewConnections()) {
      load.add(server, trust);
      load.start();
      for (int i = 1; i <= SWAPS; i++) {
        swap(i);
        awaitServed(i);
      }
      load.answered(100);
      assertThat(load.failures()).isEmpty();
      assertThat(connections.failures).isEmpty();
      assertThat(connections.answered).hasPositiveValue();
    }
    assertThat(server.page("/metrics"))
        .contains("sluice_certificate_reloads_total{result=\"success\"} " + SWAPS + ".0")
        .contains("sluice_certificate_reloads_total{result=\"failure\"} 0.0");
  }

  @Test
  void aKeyThatDoesNotFitIsSaidEverywhereAndTheLastGoodOneIsServed() throws Exception {
    Files.writeString(folder.resolve("tls.key"), TestFiles.text(issue(1).key()));
    server.await(
        "the problem", () -> server.page("/readyz?verbose").contains("the key does not belong"));
    assertThat(server.page("/readyz?verbose"))
        .startsWith("200")
        .contains("[+]certificate valid until ", "tls.key: ");
    assertThat(server.page("/metrics"))
        .contains("sluice_certificate_reloads_total{result=\"failure\"} 1.0");
    assertThat(server.err()).contains("tls.key: the key does not belong to the certificate");
    awaitServed(0);

    swap(2);
    awaitServed(2);
    assertThat(server.page("/readyz?verbose")).doesNotContain("tls.key");
  }

  private TestAuthority.Identity issue(int number) {
    return authority.issue("issued-" + number, "CN=sluice-" + number, "localhost", "127.0.0.1");
  }

  /** One file after the other: a reader may meet a pair that does not fit. */
  private void swap(int number) throws IOException {
    TestAuthority.Identity issued = issue(number);
    Files.copy(
        issued.certificate(), folder.resolve("tls.crt"), StandardCopyOption.REPLACE_EXISTING);
    Files.copy(issued.key(), folder.resolve("tls.key"), StandardCopyOption.REPLACE_EXISTING);
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private void awaitServed(int number) {
    Polling.until("certificate " + number, () -> served().equals("CN=sluice-" + number));
  }

  private String served() {
    try (SSLSocket socket =
        (SSLSocket)
            trust
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), server.port())) {
      Certificate first = socket.getSession().getPeerCertificates()[0];
      return ((X509Certificate) first).getSubjectX500Principal().getName();
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** A connection for each review, without a pause. */
  private final class NewConnections implements AutoCloseable {
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger answered = new AtomicInteger();
    private final int port = server.port();
    private final Thread thread = Thread.ofPlatform().start(this::send);
    private volatile boolean over;

    private void send() {
      while (!over) {
        try (RawConnection connection = RawConnection.open(trust, port)) {
          connection.review("/validate", Reviews.denied("new"));
          if (connection.answer().status() != 200) {
            failures.add("not 200");
          }
          answered.incrementAndGet();
        } catch (IOException e) {
          failures.add(e.toString());
        }
      }
    }

    @Override
    public void close() throws InterruptedException {
      over = true;
      thread.join();
    }
  }
}
