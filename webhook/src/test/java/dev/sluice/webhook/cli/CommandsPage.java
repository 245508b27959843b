package dev.sluice.webhook.cli;

import dev.sluice.webhook.cli.CommandRun.Given;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.OptionSpec;

/** The command line as Markdown: the help of each command, and what can be set by a variable. */
final class CommandsPage {
  private static final String INTRODUCTION =
      """
      # Commands

      A variable of the environment stands for each flag; the flag wins, and an empty variable counts as not set.
      """;

  private final StringBuilder text = new StringBuilder(INTRODUCTION);

  private CommandsPage() {}

  static String text() {
    CommandsPage page = new CommandsPage();
    CommandLine sluice = Main.commandLine(Given.directory(Path.of("")).surroundings());
    page.commands(sluice);
    return page.text.toString();
  }

  /** The options of a command that a variable can stand for. */
  static List<OptionSpec> flags(CommandLine command) {
    return command.getCommandSpec().options().stream()
        .filter(option -> !option.usageHelp() && !option.versionHelp())
        .toList();
  }

  private void commands(CommandLine command) {
    command(command);
    command.getSubcommands().values().forEach(this::commands);
  }

  private void command(CommandLine command) {
    text.append("\n## ").append(command.getCommandSpec().qualifiedName()).append("\n\n```text\n");
    text.append(command.getUsageMessage(Ansi.OFF)).append("```\n");
    if (!flags(command).isEmpty()) {
      text.append("\n| flag | variable | default |\n|---|---|---|\n");
      flags(command).forEach(this::flag);
    }
  }

  private void flag(OptionSpec flag) {
    String defaultValue =
        Optional.ofNullable(flag.defaultValue()).map(value -> '`' + value + '`').orElse("");
    String row = "| `%s` | `%s` | %s |\n";
    text.append(
        row.formatted(flag.longestName(), EnvironmentDefaults.variable(flag), defaultValue));
  }
}
