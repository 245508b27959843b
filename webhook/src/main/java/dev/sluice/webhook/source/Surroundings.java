package dev.sluice.webhook.source;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * What a command gets from the process it runs in.
 *
 * @param variables the environment variables
 * @param input standard input
 * @param directory where relative paths start
 * @param terminal whether a person reads standard output on a terminal
 * @param progress whether a person reads standard error on a terminal
 * @param clock for what expires
 */
public record Surroundings(
    Map<String, String> variables,
    InputStream input,
    Path directory,
    boolean terminal,
    boolean progress,
    InstantSource clock) {

  private static final int OUTPUT = 1;
  private static final int ERROR = 2;

  /** Those of this process. */
  public static Surroundings ofProcess() {
    return new Surroundings(
        System.getenv(),
        System.in,
        Path.of(""),
        isTerminal(OUTPUT),
        isTerminal(ERROR),
        Clock.systemUTC());
  }

  /** An environment variable; empty where it is not set. */
  public String variable(String name) {
    return variables.getOrDefault(name, "");
  }

  /** Java only knows whether input and output both are one; Linux also of each alone. */
  private static boolean isTerminal(int descriptor) {
    try {
      String device = Path.of("/proc/self/fd/" + descriptor).toRealPath().toString();
      return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty");
    } catch (IOException e) {
      return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    }
  }
}
