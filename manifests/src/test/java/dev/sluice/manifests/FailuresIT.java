package dev.sluice.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.manifests.Kubectl.Run;
import dev.sluice.testing.Polling;
import dev.sluice.testing.TestAuthority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls that fail, each in its way: kubectl prints what docs/operations.md explains. */
@ExtendWith(EndToEnd.class)
class FailuresIT {
  private static final Path FOLDER = Path.of("target/failures").toAbsolutePath();
  private static final String PAGE = TestFiles.text(Path.of("../docs/operations.md"));

  /**
   * One way to fail.
   *
   * @param message what is printed, as the page has it; {@code …} stands for any text
   * @param server is called at a port
   */
  record Failure(String message, IntFunction<AutoCloseable> server) {
    @Override
    public String toString() {
      return message;
    }
  }

  static Stream<Failure> failures(Cluster cluster) throws IOException {
    TestAuthority other = new TestAuthority(Files.createDirectories(FOLDER));
    return Stream.of(
        new Failure("connect: connection refused", port -> () -> {}),
        new Failure("context deadline exceeded", port -> new Plain(port, false)),
        new Failure("EOF", port -> new Plain(port, true)),
        new Failure(
            "certificate signed by unknown authority",
            port -> sluice(port, other.issue("unknown", "CN=sluice", Webhooks.SERVER_NAME))),
        new Failure(
            "certificate is valid for …, not sluice.sluice-system.svc",
            port -> sluice(port, cluster.issue("misnamed", "sluice.other.svc"))),
        new Failure(
            "certificate is not valid for any names",
            port -> sluice(port, cluster.issue("nameless"))),
        new Failure(
            "tls: certificate required",
            port ->
                sluice(
                    port,
                    cluster.issue("named", Webhooks.SERVER_NAME),
                    "--client-ca",
                    other.certificate().toString())));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void messageIsExplained(Failure failure, Cluster cluster) throws Exception {
    String namespace = cluster.namespaceWithOwnWebhook();
    int port = Ports.free();
    Kubectl kubectl = cluster.kubectl(namespace);
    try (AutoCloseable server = failure.server().apply(port);
        AutoCloseable webhook = cluster.webhooks().installForBroken(namespace, port)) {
      String good = Manifests.flinkCluster("orders", "team: orders");
      Polling.until("the webhook is called", () -> create(kubectl, good).code() == 1);
      assertThat(create(kubectl, good).err())
          .contains("failed calling webhook")
          .containsPattern(failure.message().replace("…", ".*"));
    }
    assertThat(PAGE).contains("`" + failure.message() + "`");
  }

  private static Run create(Kubectl kubectl, String resource) {
    return kubectl.given(resource, "create", "--dry-run=server", "-f", "-");
  }

  private static AutoCloseable sluice(int port, TestAuthority.Identity serving, String... more) {
    List<String> arguments = new ArrayList<>(SluiceProcess.files(serving));
    arguments.addAll(List.of(more));
    return SluiceProcess.start(port, FOLDER.resolve("sluice.log"), arguments).ready();
  }

  /** Takes connections, and says nothing on them. */
  private static final class Plain implements AutoCloseable {
    private final ServerSocket listening;

    /**
     * @param ending whether it ends each connection at once
     */
    Plain(int port, boolean ending) {
      try {
        listening = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      Thread.ofVirtual().start(() -> accept(ending));
    }

    private void accept(boolean ending) {
      try {
        while (true) {
          Socket connection = listening.accept();
          if (ending) {
            connection.close();
          }
        }
      } catch (IOException closed) {
        // by the test
      }
    }

    @Override
    public void close() throws IOException {
      listening.close();
    }
  }
}
