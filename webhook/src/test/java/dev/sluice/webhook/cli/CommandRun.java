package dev.sluice.webhook.cli;

import dev.sluice.webhook.source.Surroundings;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import picocli.CommandLine;

/** A command as it ran: in this process, with everything from outside given by the test. */
public record CommandRun(int exitCode, String out, String err) {
  public static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  /** What a test gives the command. */
  public record Given(
      Path directory,
      Map<String, String> variables,
      byte[] input,
      boolean terminal,
      InstantSource clock) {

    public static Given directory(Path directory) {
      return new Given(directory, Map.of(), new byte[0], false, InstantSource.fixed(NOW));
    }

    Given variable(String name, String value) {
      return new Given(directory, Map.of(name, value), input, terminal, clock);
    }

    Given input(String text) {
      return new Given(
          directory, variables, text.getBytes(StandardCharsets.UTF_8), terminal, clock);
    }

    Given onTerminal() {
      return new Given(directory, variables, input, true, clock);
    }

    Surroundings surroundings() {
      return new Surroundings(
          variables, new ByteArrayInputStream(input), directory, terminal, terminal, clock);
    }

    public CommandRun run(String... arguments) {
      return run(Main.commandLine(surroundings()), arguments);
    }

    CommandRun run(InputStream standardInput, String... arguments) {
      Surroundings own =
          new Surroundings(variables, standardInput, directory, terminal, terminal, clock);
      return run(Main.commandLine(own), arguments);
    }

    public static CommandRun run(CommandLine commandLine, String... arguments) {
      StringWriter out = new StringWriter();
      StringWriter err = new StringWriter();
      int exitCode =
          commandLine
              .setOut(new PrintWriter(out, true))
              .setErr(new PrintWriter(err, true))
              .execute(arguments);
      return new CommandRun(exitCode, out.toString(), err.toString());
    }
  }
}
