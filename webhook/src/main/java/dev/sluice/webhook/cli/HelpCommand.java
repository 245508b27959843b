package dev.sluice.webhook.cli;

import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code sluice help}: what {@code --help} says. picocli's own has a {@code -h} of its own. */
@Command(name = "help", description = "Show this help, or that of a command.")
final class HelpCommand extends Subcommand {
  @Parameters(arity = "0..1", paramLabel = "COMMAND", description = "The command to show.")
  private Optional<String> command = Optional.empty();

  @Override
  public Integer call() {
    CommandLine sluice = commandLine().getParent();
    CommandLine asked = command.map(name -> subcommand(sluice, name)).orElse(sluice);
    asked.usage(out());
    out().flush();
    return FINE;
  }

  private CommandLine subcommand(CommandLine sluice, String name) {
    return Optional.ofNullable(sluice.getSubcommands().get(name))
        .orElseThrow(
            () ->
                usage(
                    "there is no command "
                        + name
                        + "; one of "
                        + String.join(", ", sluice.getSubcommands().keySet())));
  }
}
