package dev.sluice.webhook.cli;

import dev.sluice.webhook.source.Surroundings;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code sluice certs}: only a list of its subcommands. */
@Command(
    name = "certs",
    description = "Make, show and check certificates of servers.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n")
final class CertsCommand extends Subcommand {
  private CertsCommand() {}

  /** With every command below it. */
  static CommandLine commandLine(Surroundings surroundings) {
    return new CommandLine(new CertsCommand())
        .addSubcommand(new CertsMakeCommand(surroundings))
        .addSubcommand(new CertsShowCommand(surroundings))
        .addSubcommand(new CertsCheckCommand(surroundings));
  }

  @Override
  public Integer call() {
    throw usage("name a command: " + String.join(", ", subcommands()));
  }
}
