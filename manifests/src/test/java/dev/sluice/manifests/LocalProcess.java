package dev.sluice.manifests;

import dev.sluice.testing.Polling;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A server that a test runs beside it. What it says goes to a file; it ends when it is closed, or
 * with the tests' own JVM.
 */
final class LocalProcess implements AutoCloseable {
  private static final int LAST_LINES = 40;

  private final Process process;
  private final Path log;
  private final Thread atExit;

  private LocalProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
    this.atExit = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /**
   * Starts a program; does not wait for it to be ready.
   *
   * @param log where what it says is added
   */
  static LocalProcess start(Path log, List<String> command) {
    try {
      Files.createDirectories(log.getParent());
      return new LocalProcess(
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start(),
          log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Polls until it holds; fails with the log's end if it does not in time, or all is over. */
  void await(String what, BooleanSupplier holds) {
    Polling.until(what, () -> !process.isAlive() || holds.getAsBoolean(), this::lastLines);
    if (!process.isAlive()) {
      throw new AssertionError("ended before: " + what + "\n" + lastLines());
    }
  }

  boolean isRunning() {
    return process.isAlive();
  }

  /** Orders it to stop, and does not wait. */
  void stop() {
    process.destroy();
  }

  /** Ends it at once. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** CPU time that it has taken, in seconds. */
  double cpu() {
    return process.info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
  }

  /** What the kernel says of its memory in a line such as {@code VmRSS}, in KiB. */
  long memory(String line) {
    try {
      return Files.readAllLines(Path.of("/proc", process.pid() + "", "status")).stream()
          .filter(text -> text.startsWith(line + ":"))
          .mapToLong(text -> Long.parseLong(text.replaceAll("\\D", "")))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String lastLines() {
    List<String> lines = log().lines().toList();
    return log
        + "\n"
        + String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
  }

  /** Orders it to stop, and waits until it has. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(15, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    } catch (IllegalStateException alreadyExiting) {
      process.destroyForcibly();
    }
  }
}
