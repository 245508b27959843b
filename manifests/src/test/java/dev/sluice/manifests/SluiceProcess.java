package dev.sluice.manifests;

import dev.sluice.manifests.replicas.Replica;
import dev.sluice.testing.TestAuthority;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code sluice serve}, built and run as its own process on loopback. */
final class SluiceProcess implements Replica, AutoCloseable {
  /** As the image starts it in a container of the size that is shipped. */
  private static final List<String> OPTIONS =
      List.of("@" + Path.of("image/java.options").toAbsolutePath(), "-XX:MaxRAM=512m");

  static final Path JAR = Path.of("../webhook/target/sluice.jar").toAbsolutePath();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final LocalProcess process;
  private final int port;
  private final int managementPort;

  private SluiceProcess(LocalProcess process, int port, int managementPort) {
    this.process = process;
    this.port = port;
    this.managementPort = managementPort;
  }

  /**
   * Starts it; {@link #ready} waits for it.
   *
   * @param port where it serves admission
   * @param arguments more of the command line
   */
  static SluiceProcess start(int port, Path log, List<String> arguments) {
    int managementPort = Ports.free();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(OPTIONS);
    command.addAll(List.of("-jar", JAR.toString(), "serve", "--log-requests"));
    command.addAll(List.of("--port", "" + port, "--management-port", "" + managementPort));
    command.addAll(arguments);
    return new SluiceProcess(LocalProcess.start(log, command), port, managementPort);
  }

  /** The arguments that give it a certificate from files. */
  static List<String> files(TestAuthority.Identity serving) {
    return List.of(
        "--tls-cert", serving.certificate().toString(), "--tls-key", serving.key().toString());
  }

  SluiceProcess ready() {
    process.await("Sluice is ready", () -> !page("/readyz").isEmpty());
    return this;
  }

  /** What {@code /readyz?verbose} says, whether it is ready or not; empty if there is no answer. */
  String readiness() {
    return answer("/readyz?verbose").map(HttpResponse::body).orElse("");
  }

  /** What the kernel says of its memory in a line such as {@code VmRSS}, in KiB. */
  long memory(String line) {
    return process.memory(line);
  }

  @Override
  public boolean isReady() {
    return !page("/readyz").isEmpty();
  }

  @Override
  public int port() {
    return port;
  }

  /** The sum of the metrics whose lines begin so and hold these; 0 where there is none yet. */
  double metric(String begin, String... parts) {
    return page("/metrics")
        .lines()
        .filter(line -> line.startsWith(begin) && Stream.of(parts).allMatch(line::contains))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  /** A page of the management port; empty if there is no answer, or a bad one. */
  private String page(String path) {
    return answer(path)
        .filter(answer -> answer.statusCode() == 200)
        .map(HttpResponse::body)
        .orElse("");
  }

  private Optional<HttpResponse<String>> answer(String path) {
    URI address = URI.create("http://127.0.0.1:" + managementPort + path);
    HttpRequest request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(5)).build();
    try {
      return Optional.of(CLIENT.send(request, BodyHandlers.ofString()));
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** Whether it runs, ready or not. */
  boolean isRunning() {
    return process.isRunning();
  }

  /** Orders it to stop, as the kubelet does, and does not wait. */
  void stop() {
    process.stop();
  }

  /** Ends it where it stands. */
  void kill() {
    process.kill();
  }

  @Override
  public void close() {
    process.close();
  }
}
