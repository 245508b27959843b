package dev.sluice.bench;

import dev.sluice.certs.EphemeralCertificates;
import dev.sluice.certs.ServingCertificate;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/**
 * A free port and a certificate for a server that is a process of its own, and how to reach it.
 *
 * @param port the port
 * @param folder where the files {@code tls.crt}, {@code tls.key} and {@code ca.crt} are
 */
record BenchField(int port, Path folder) {

  static BenchField create() throws IOException {
    Path folder = Files.createTempDirectory("sluice-bench");
    folder.toFile().deleteOnExit();
    ServingCertificate serving =
        EphemeralCertificates.issue(Set.of("localhost", "127.0.0.1"), InstantSource.system());
    write(folder.resolve("tls.crt"), serving.chainPem());
    write(folder.resolve("tls.key"), serving.keyPem());
    write(folder.resolve("ca.crt"), serving.authorityPem().orElseThrow());
    try (ServerSocket free = new ServerSocket(0)) {
      return new BenchField(free.getLocalPort(), folder);
    }
  }

  private static void write(Path file, String text) throws IOException {
    Files.writeString(file, text).toFile().deleteOnExit();
  }

  String url() {
    return "https://127.0.0.1:" + port;
  }

  String chain() {
    return folder.resolve("tls.crt").toString();
  }

  String key() {
    return folder.resolve("tls.key").toString();
  }

  Path authority() {
    return folder.resolve("ca.crt");
  }

  /** The server with handlers to compare with. */
  BenchProcess compared() throws Exception {
    return answering(
        BenchProcess.of(
            BenchServer.class,
            List.of("-XX:+UseSerialGC", "-Xmx256m", "--enable-native-access=ALL-UNNAMED"),
            String.valueOf(port),
            chain(),
            key()));
  }

  /** The product as it is shipped: {@code sluice serve}, with options of the JVM. */
  BenchProcess product(List<String> options) {
    return product(Path.of(Bench.option("jar")), options);
  }

  /** The same of another version. */
  BenchProcess product(Path jar, List<String> options) {
    List<String> command = new java.util.ArrayList<>(options);
    command.addAll(List.of("-jar", jar.toString(), "serve"));
    command.addAll(List.of("--port", String.valueOf(port), "--management-port", "0"));
    command.addAll(List.of("--tls-cert", chain(), "--tls-key", key()));
    return new BenchProcess(command);
  }

  BenchProcess load() {
    return BenchProcess.of(
        BenchLoad.class, List.of("-XX:+UseSerialGC", "-Xmx128m"), url(), authority().toString());
  }

  /** The process, once it has answered a review. */
  BenchProcess answering(BenchProcess server) throws Exception {
    try (HttpClient client = BenchLoad.client(authority())) {
      while (!answers(client)) {
        if (!server.isAlive()) {
          throw new IllegalStateException("the server ended");
        }
        Thread.sleep(2);
      }
    }
    return server;
  }

  private boolean answers(HttpClient client) throws Exception {
    try {
      return client
              .send(
                  BenchLoad.request(url() + "/validate", BenchReview.FLINKDEPLOYMENT_UPDATE),
                  BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (java.net.ConnectException e) {
      return false;
    }
  }
}
