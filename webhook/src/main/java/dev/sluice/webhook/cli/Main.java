package dev.sluice.webhook.cli;

import dev.sluice.webhook.report.Terminal;
import dev.sluice.webhook.report.Version;
import dev.sluice.webhook.source.Surroundings;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command {@code sluice}: only a list of its subcommands. */
@Command(
    name = "sluice",
    description = "Admission control for Apache Flink on Kubernetes.",
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n",
    footer = {
      "",
      "Each flag of a command can also be set by a variable: --fail-on by SLUICE_FAIL_ON.",
      "`sluice COMMAND --help` says more."
    })
public final class Main extends Subcommand {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean version;

  private Main() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String... arguments) {
    int code =
        commandLine(Surroundings.ofProcess())
            .setOut(utf8(System.out))
            .setErr(utf8(System.err))
            .execute(arguments);
    System.exit(code);
  }

  /** The command line with every command. */
  static CommandLine commandLine(Surroundings surroundings) {
    CommandLine sluice =
        new CommandLine(new Main())
            .addSubcommand(new ServeCommand(surroundings))
            .addSubcommand(new CheckCommand(surroundings))
            .addSubcommand(new AuditCommand(surroundings))
            .addSubcommand(new RenderCommand(surroundings))
            .addSubcommand(new PlanCommand(surroundings))
            .addSubcommand(new ExplainCommand(surroundings))
            .addSubcommand(new TestCommand(surroundings))
            .addSubcommand(new SchemaCommand())
            .addSubcommand(new ExportCommand(surroundings))
            .addSubcommand(CertsCommand.commandLine(surroundings))
            .addSubcommand(new VersionCommand())
            .addSubcommand(new HelpCommand());
    Failures failures = new Failures();
    Terminal terminal = Terminal.of(surroundings);
    return sluice
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setDefaultValueProvider(new EnvironmentDefaults(surroundings))
        .setParameterExceptionHandler(failures)
        .setExecutionExceptionHandler(failures)
        .setExecutionStrategy(failures)
        .setUsageHelpWidth(terminal.columns())
        .setColorScheme(Help.defaultColorScheme(terminal.colours() ? Ansi.ON : Ansi.OFF));
  }

  @Override
  public Integer call() {
    throw usage("name a command: " + String.join(", ", subcommands()));
  }

  private static PrintWriter utf8(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }
}
