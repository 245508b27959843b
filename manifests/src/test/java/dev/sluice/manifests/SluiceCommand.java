package dev.sluice.manifests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command of the built {@code sluice}, run to its end by somebody who has a kubeconfig. */
final class SluiceCommand {
  private SluiceCommand() {}

  /**
   * Runs it.
   *
   * @param home where {@code .kube/config} is, and where it runs
   * @param input its standard input
   */
  static Kubectl.Run run(Path home, String input, String... arguments) {
    try {
      Path out = Files.createTempFile(home, "sluice", ".out");
      Path err = Files.createTempFile(home, "sluice", ".err");
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(List.of("-XX:TieredStopAtLevel=1", "-jar", SluiceProcess.JAR.toString()));
      command.addAll(List.of(arguments));
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(home.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      builder.environment().remove("KUBECONFIG");
      builder.environment().put("HOME", home.toString());
      Process process = builder.start();
      try (var stdin = process.getOutputStream()) {
        stdin.write(input.getBytes(StandardCharsets.UTF_8));
      }
      if (!process.waitFor(120, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("sluice still runs: " + Files.readString(err));
      }
      return new Kubectl.Run(process.exitValue(), Files.readString(out), Files.readString(err));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
