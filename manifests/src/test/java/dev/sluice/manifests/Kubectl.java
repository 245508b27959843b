package dev.sluice.manifests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * kubectl as a person runs it, with a home and a cache of its own.
 *
 * @param program the executable
 * @param home holds the kubeconfig as {@code .kube/config}
 * @param folder where it runs: file names in what it prints are as it was given them
 * @param namespace of what it is given
 */
record Kubectl(String program, Path home, Path folder, String namespace) {

  /**
   * What came of it.
   *
   * @param code the exit code
   * @param out what it printed to standard output
   * @param err what it printed to standard error
   */
  record Run(int code, String out, String err) {
    /** All of it as one text. */
    String text() {
      return out + err + "exit code " + code + "\n";
    }
  }

  /** The first one; it runs in its home. */
  static Kubectl of(Binaries binaries, Path home, String kubeconfig) {
    try {
      Files.createDirectories(home.resolve(".kube"));
      Files.writeString(home.resolve(".kube/config"), kubeconfig);
      return new Kubectl(binaries.kubectl(), home, home, "default");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Kubectl in(Path otherFolder) {
    return new Kubectl(program, home, otherFolder.toAbsolutePath(), namespace);
  }

  Kubectl namespace(String other) {
    return new Kubectl(program, home, folder, other);
  }

  Run run(String... arguments) {
    return given("", arguments);
  }

  /** Runs it with a text as standard input, for {@code -f -}. */
  Run given(String input, String... arguments) {
    return end(start(input, arguments));
  }

  /** Starts it; {@link #end} waits for it. */
  Started start(String input, String... arguments) {
    try {
      Path out = Files.createTempFile(home, "kubectl", ".out");
      Path err = Files.createTempFile(home, "kubectl", ".err");
      List<String> command = new ArrayList<>(List.of(program, "--namespace", namespace));
      command.addAll(List.of(arguments));
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      builder.environment().clear();
      builder.environment().putAll(Map.of("HOME", home.toString()));
      Process process = builder.start();
      try (var stdin = process.getOutputStream()) {
        stdin.write(input.getBytes(StandardCharsets.UTF_8));
      }
      return new Started(process, out, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One that runs. */
  record Started(Process process, Path out, Path err) {
    boolean running() {
      return process.isAlive();
    }
  }

  static Run end(Started started) {
    try {
      if (!started.process.waitFor(60, TimeUnit.SECONDS)) {
        started.process.destroyForcibly();
        throw new AssertionError("kubectl still runs: " + Files.readString(started.err));
      }
      return new Run(
          started.process.exitValue(),
          Files.readString(started.out),
          Files.readString(started.err));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
