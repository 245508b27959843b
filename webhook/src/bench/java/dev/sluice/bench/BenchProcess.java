package dev.sluice.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Java process that is measured from outside. */
final class BenchProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader output;

  /** Starts the JDK's {@code java} with these arguments. */
  BenchProcess(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(arguments);
    try {
      process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    output = process.inputReader();
  }

  /** A main class of this class path, with options of the JVM before it and arguments after. */
  static BenchProcess of(Class<?> main, List<String> options, String... arguments) {
    List<String> command = new ArrayList<>(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    return new BenchProcess(command);
  }

  /** Sends a line and waits for one. */
  void ask(String line) throws IOException {
    process.outputWriter().write(line + "\n");
    process.outputWriter().flush();
    if (output.readLine() == null) {
      throw new IllegalStateException("the process ended at: " + line);
    }
  }

  /** The CPU time of all its threads since its start, in steps of the kernel's clock, 10 ms. */
  Duration cpu() {
    return process.info().totalCpuDuration().orElseThrow();
  }

  /**
   * The CPU time of the threads that it has, in ns.
   *
   * @param work of all but the JVM's compilers
   * @param compiling of these
   */
  record Cpu(long work, long compiling) {
    Cpu since(Cpu before) {
      return new Cpu(work - before.work, compiling - before.compiling);
    }
  }

  /** The same of now, as exact as the kernel's scheduler knows it. */
  Cpu cpuOfThreads() throws IOException {
    long work = 0;
    long compiling = 0;
    try (DirectoryStream<Path> threads =
        Files.newDirectoryStream(Path.of("/proc/" + process.pid() + "/task"))) {
      for (Path thread : threads) {
        try {
          String ran = Files.readString(thread.resolve("schedstat"));
          long nanos = Long.parseLong(ran.substring(0, ran.indexOf(' ')));
          if (Files.readString(thread.resolve("comm")).contains("Compiler")) {
            compiling += nanos;
          } else {
            work += nanos;
          }
        } catch (NoSuchFileException e) {
          // it has just ended, as compilers do that have nothing to do
        }
      }
    }
    return new Cpu(work, compiling);
  }

  /** Reads what it prints, so that it goes on, and forgets it. */
  void discardOutput() {
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                output.transferTo(Writer.nullWriter());
              } catch (IOException e) { // it has ended
                return;
              }
            });
  }

  /** Its resident memory in KiB. */
  long residentKib() throws IOException {
    return kib("VmRSS:");
  }

  /** The most that it was so far. */
  long peakKib() throws IOException {
    return kib("VmHWM:");
  }

  private long kib(String line) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
        .filter(found -> found.startsWith(line))
        .mapToLong(found -> Long.parseLong(found.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
