package dev.sluice.manifests;

import dev.sluice.manifests.BinarySources.Unavailable;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A program of this machine, run to its end. */
final class Tool {
  private Tool() {}

  /**
   * Runs it.
   *
   * @param lines gets each line that it says, on either stream
   * @throws Unavailable if it is not there, or fails: with the last line that it said
   */
  static void run(
      Path folder, Map<String, String> environment, Consumer<String> lines, List<String> command)
      throws Unavailable {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    String last = "";
    try {
      Process process = start(builder);
      Thread atExit = new Thread(process::destroy);
      Runtime.getRuntime().addShutdownHook(atExit);
      try (BufferedReader said = process.inputReader()) {
        for (String line = said.readLine(); line != null; line = said.readLine()) {
          last = line;
          lines.accept(line);
        }
      }
      int code = process.waitFor();
      Runtime.getRuntime().removeShutdownHook(atExit);
      if (code != 0) {
        throw new Unavailable(String.join(" ", command) + " failed: " + last.strip());
      }
    } catch (IOException e) {
      throw new Unavailable(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable(command.getFirst() + " was interrupted");
    }
  }

  private static Process start(ProcessBuilder builder) throws Unavailable {
    try {
      return builder.start();
    } catch (IOException e) {
      throw new Unavailable("there is no " + builder.command().getFirst() + " on the path");
    }
  }
}
