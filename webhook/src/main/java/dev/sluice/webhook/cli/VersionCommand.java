package dev.sluice.webhook.cli;

import dev.sluice.webhook.report.Version;
import picocli.CommandLine.Command;

/** {@code sluice version}: what {@code --version} says. */
@Command(name = "version", description = "Show the version.")
final class VersionCommand extends Subcommand {
  @Override
  public Integer call() {
    for (String line : new Version().getVersion()) {
      out().println(line);
    }
    return FINE;
  }
}
