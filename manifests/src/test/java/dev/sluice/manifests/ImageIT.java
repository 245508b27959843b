package dev.sluice.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.testing.TestAuthority;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The image without a container engine: its root file system alone, read-only, as the user and with
 * the command of the Dockerfile.
 */
class ImageIT {
  private static final Path FOLDER = Path.of("target/image").toAbsolutePath();
  private static final int PORT = Ports.free();
  private static final int MANAGEMENT_PORT = Ports.free();

  private static RootFileSystem root;
  private static TestAuthority authority;
  private static LocalProcess server;

  @BeforeAll
  static void start() throws Exception {
    root = RootFileSystem.build(FOLDER.resolve("rootfs"));
    Progress.say("the image's root file system has %d MiB".formatted(root.size() >> 20));
    authority = new TestAuthority(Files.createDirectories(FOLDER.resolve("certificates")));
    TestAuthority.Identity serving = authority.issue("server", "CN=server", "localhost");
    Path mounted = Files.createDirectories(root.folder().resolve("certificate"));
    Files.copy(serving.certificate(), mounted.resolve("tls.crt"));
    Files.copy(serving.key(), mounted.resolve("tls.key"));
    assertThat(mounted.resolve("tls.key").toFile().setReadable(true, false)).isTrue();
    List<String> command = new ArrayList<>(List.of("env", "JDK_JAVA_OPTIONS=-XX:AOTMode=on"));
    command.addAll(
        root.command(
            "serve",
            "--host=127.0.0.1",
            "--port=" + PORT,
            "--management-port=" + MANAGEMENT_PORT,
            "--tls-cert=/certificate/tls.crt",
            "--tls-key=/certificate/tls.key"));
    server = LocalProcess.start(FOLDER.resolve("server.log"), command);
    server.await("the image is ready", () -> isReady());
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  /**
   * With {@code AOTMode=on} it would not start if the cache were not for this JVM and these jars.
   */
  @Test
  void startsWithItsCacheAndAnswersOverTls() throws Exception {
    HttpRequest review =
        HttpRequest.newBuilder(URI.create("https://localhost:" + PORT + "/validate"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{}"))
            .build();
    try (HttpClient client =
        HttpClient.newBuilder().sslContext(authority.client("CN=client")).build()) {
      HttpResponse<String> answer = client.send(review, BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains("AdmissionReview");
    }
  }

  @Test
  void holdsNoShellAndNothingThatOthersMayWrite() throws IOException {
    assertThat(root.folder().resolve("bin")).doesNotExist();
    try (var files = Files.walk(root.folder())) {
      assertThat(files.filter(Files::isRegularFile))
          .allSatisfy(
              file ->
                  assertThat(Files.getPosixFilePermissions(file).toString())
                      .doesNotContain("OTHERS_WRITE", "GROUP_WRITE"));
    }
  }

  @Test
  void userIsTheOneThatTheManifestsName() throws IOException {
    String deployment = TestFiles.text(Path.of("base/deployment.yaml"));
    String[] ids = root.user().split(":");
    assertThat(deployment).contains("runAsUser: " + ids[0], "runAsGroup: " + ids[1]);
  }

  private static boolean isReady() {
    URI address = URI.create("http://127.0.0.1:" + MANAGEMENT_PORT + "/readyz");
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
              .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
              .statusCode()
          == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
