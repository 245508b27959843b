package dev.sluice.webhook.server;

import dev.sluice.testing.Polling;
import dev.sluice.testing.Trust;
import dev.sluice.webhook.TestFiles;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

/** {@code sluice serve} as its own process, with the launcher's heap, and clients for it. */
final class ServerProcess implements AutoCloseable {
  /** As the launcher {@code sluice} starts it. */
  static final List<String> HEAP = List.of("-XX:+UseSerialGC", "-Xmx256m");

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final HttpClient PLAIN = HttpClient.newHttpClient();

  final Process process;
  private final Path out;
  private final Path err;
  private final Path authority;

  private ServerProcess(Process process, Path out, Path err, Path authority) {
    this.process = process;
    this.out = out;
    this.err = err;
    this.authority = authority;
  }

  /**
   * Starts a server on free ports, or those given; does not wait for it.
   *
   * @param folder for what it writes
   */
  static ServerProcess start(Path folder, String... arguments) throws IOException {
    Path own = Files.createTempDirectory(folder, "server");
    Path out = own.resolve("out");
    Path err = own.resolve("err");
    Path authority = own.resolve("ca.pem");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(HEAP);
    command.addAll(List.of("-jar", new File("target/sluice.jar").getAbsolutePath(), "serve"));
    List<String> given = List.of(arguments);
    for (String port : List.of("--port", "--management-port")) {
      if (!given.contains(port)) {
        command.addAll(List.of(port, "0"));
      }
    }
    command.addAll(given);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().put("SLUICE_CA_OUT", authority.toString());
    return new ServerProcess(builder.start(), out, err, authority);
  }

  /** Waits until it says ready. */
  ServerProcess ready() {
    await("ready", () -> readyz().startsWith("200"));
    return this;
  }

  int port() {
    return said("admission(?: +|\":\")https://[^:]+:(\\d+)");
  }

  int managementPort() {
    return said("management(?: +|\":\")http://[^:]+:(\\d+)");
  }

  private int said(String pattern) {
    Pattern wanted = Pattern.compile(pattern);
    await(pattern, () -> wanted.matcher(out() + err()).find());
    Matcher found = wanted.matcher(out() + err());
    return found.find() ? Integer.parseInt(found.group(1)) : -1;
  }

  /** The file is written before that line, but maybe after it is ready for others. */
  SSLContext trust() {
    await(
        "the authority's file",
        () -> out().contains("ready, stop with") || err().contains("\"message\":\"ready\""));
    return Trust.in(TestFiles.text(authority));
  }

  String out() {
    return TestFiles.text(out);
  }

  String err() {
    return TestFiles.text(err);
  }

  /** Status and body of a page of the management port. */
  static String page(int managementPort, String path) {
    try {
      HttpResponse<String> answer =
          PLAIN.send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + path))
                  .timeout(Duration.ofSeconds(10))
                  .build(),
              BodyHandlers.ofString());
      return answer.statusCode() + " " + answer.body();
    } catch (IOException e) {
      return "none: " + e;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  String page(String path) {
    return page(managementPort(), path);
  }

  private String readyz() {
    return page("/readyz");
  }

  /** Polls until it holds; fails with what the process said if it does not in time, or is gone. */
  void await(String what, BooleanSupplier holds) {
    Polling.until(
        what, PATIENCE, () -> holds.getAsBoolean() || !process.isAlive(), () -> out() + err());
    if (!holds.getAsBoolean()) {
      throw new AssertionError("the process ended before: " + what + "\n" + out() + err());
    }
  }

  /** The exit code; waits for the end. */
  int ended() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("still running\n" + out() + err());
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
