package dev.sluice.webhook.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.testing.Polling;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as its own process: how it starts, refuses to, ends, and is killed. */
class LifeIT {
  @TempDir private Path folder;

  @Test
  void isLiveAtOnceAndReadyOnceItIsWarm() throws Exception {
    int management = freePort();
    try (ServerProcess server =
        ServerProcess.start(folder, "--management-port", String.valueOf(management))) {
      List<String> seen = new ArrayList<>();
      Polling.until(
          "ready",
          () -> {
            String page = ServerProcess.page(management, "/readyz?verbose");
            if (!page.startsWith("none") && (seen.isEmpty() || !seen.getLast().equals(page))) {
              seen.add(page);
            }
            return page.startsWith("200");
          });
      assertThat(seen.getFirst()).startsWith("503 ").contains("[-]admission starting");
      assertThat(seen.getLast()).contains("[+]policies generation ", "[+]admission listening on");
      assertThat(server.page("/livez")).isEqualTo("200 ok\n");
      assertThat(review(server).status()).isEqualTo(200);
    }
  }

  @Test
  void policiesThatCannotBeReadKeepItFromServingAndSayWhere() throws Exception {
    Path policies = Files.createDirectory(folder.resolve("policies"));
    Files.writeString(
        policies.resolve("team.yaml"),
        "apiVersion: sluice.dev/v1alpha1\nkind: Policy\nmetadata: {name: a}\nspec: {rule: []}\n");
    int management = freePort();
    try (ServerProcess server =
        ServerProcess.start(
            folder,
            "--policies",
            policies.toString(),
            "--management-port",
            String.valueOf(management))) {
      server.await("the error", () -> server.err().contains("not ready"));
      assertThat(server.err()).contains("team.yaml:4:");
      assertThat(ServerProcess.page(management, "/readyz")).startsWith("503");
      assertThat(ServerProcess.page(management, "/readyz?verbose")).contains("team.yaml:4:");
      assertThat(ServerProcess.page(management, "/livez")).startsWith("200");
      assertThat(ServerProcess.page(management, "/metrics"))
          .contains("sluice_policy_load_errors_total 1.0");
      server.process.destroy();
      assertThat(server.ended()).isEqualTo(143);
    }
  }

  @Test
  void aPortInUseEndsItWithTheWayOut() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ServerProcess server =
            ServerProcess.start(folder, "--port", String.valueOf(taken.getLocalPort()))) {
      assertThat(server.ended()).isEqualTo(2);
      assertThat(server.err()).contains("cannot listen on 127.0.0.1:" + taken.getLocalPort());
      assertThat(server.err()).contains("choose another --port");
    }
  }

  @Test
  void aCertificateThatIsNoneEndsItWithTheFile() throws Exception {
    Path none = Files.writeString(folder.resolve("tls.crt"), "nothing");
    try (ServerProcess server =
        ServerProcess.start(folder, "--tls-cert", none.toString(), "--tls-key", none.toString())) {
      assertThat(server.ended()).isEqualTo(2);
      assertThat(server.err()).contains("tls.crt");
    }
  }

  @Test
  void killedAndStartedAgainOnTheSamePortItServes() throws Exception {
    int port;
    try (ServerProcess first = ServerProcess.start(folder).ready()) {
      port = first.port();
      try (RawConnection connection = RawConnection.open(first.trust(), port)) {
        connection.review("/validate", Reviews.denied("before"));
        assertThat(connection.answer().status()).isEqualTo(200);
        first.process.destroyForcibly();
        assertThat(first.ended()).isEqualTo(137);
      }
    }
    try (ServerProcess second =
        ServerProcess.start(folder, "--port", String.valueOf(port)).ready()) {
      assertThat(review(second).status()).isEqualTo(200);
    }
  }

  /** Two instances as behind a Service, replaced one after the other while reviews keep coming. */
  @Test
  void noReviewFailsWhileInstancesAreReplaced() throws Exception {
    try (SteadyLoad load = new SteadyLoad();
        ServerProcess a =
            ServerProcess.start(folder, "--host", "0.0.0.0", "--allow-ephemeral").ready();
        ServerProcess b =
            ServerProcess.start(folder, "--host", "0.0.0.0", "--allow-ephemeral").ready()) {
      load.add(a);
      load.add(b);
      load.start();
      load.answered(500);
      a.process.destroy();
      a.await("not ready", () -> a.page("/readyz?verbose").startsWith("503"));
      assertThat(a.page("/readyz?verbose")).contains("[-]serving stopping");
      assertThat(a.ended()).isEqualTo(143);
      try (ServerProcess c =
          ServerProcess.start(folder, "--host", "0.0.0.0", "--allow-ephemeral").ready()) {
        load.add(c);
        b.process.destroy();
        assertThat(b.ended()).isEqualTo(143);
        load.answered(500);
        assertThat(load.failures()).isEmpty();
      }
    }
  }

  /** An API server may send on a connection that it keeps when the replica is about to end. */
  @Test
  void aConnectionThatNobodyUsesIsServedAfterTheDrainToo() throws Exception {
    try (ServerProcess server =
            ServerProcess.start(
                    folder, "--host", "0.0.0.0", "--allow-ephemeral", "--drain-delay", "0")
                .ready();
        RawConnection kept = RawConnection.open(server.trust(), server.port())) {
      kept.review("/validate", Reviews.denied("before"));
      assertThat(kept.answer().closes()).isFalse();
      server.process.destroy();
      server.await("not ready", () -> server.page("/readyz").startsWith("503"));
      long until = System.nanoTime() + Duration.ofSeconds(1).toNanos();
      Polling.until("drained", Duration.ofSeconds(10), () -> System.nanoTime() > until, () -> "");
      kept.review("/validate", Reviews.denied("late"));
      RawConnection.Answer late = kept.answer();
      assertThat(late.body()).contains("late");
      assertThat(late.closes()).isTrue();
      assertThat(server.ended()).isEqualTo(143);
    }
  }

  /** The API server keeps connections for 90 s, and loses the request that meets a closed one. */
  @Test
  void aConnectionIdleForNinetySecondsStillServes() throws Exception {
    try (RunningServer server = new RunningServer();
        RawConnection connection = RawConnection.open(server.trust(), server.port())) {
      connection.review("/validate", Reviews.denied("first"));
      assertThat(connection.answer().status()).isEqualTo(200);
      long until = System.nanoTime() + Duration.ofSeconds(92).toNanos();
      Polling.until("idle", Duration.ofSeconds(100), () -> System.nanoTime() > until, () -> "");
      connection.review("/validate", Reviews.denied("after 92 s"));
      assertThat(connection.answer().body()).contains("after 92 s");
    }
  }

  private static RawConnection.Answer review(ServerProcess server) throws IOException {
    try (RawConnection connection = RawConnection.open(server.trust(), server.port())) {
      connection.review("/validate", Reviews.denied("u"));
      return connection.answer();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }
}
