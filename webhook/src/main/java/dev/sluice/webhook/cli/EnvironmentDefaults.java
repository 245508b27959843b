package dev.sluice.webhook.cli;

import dev.sluice.webhook.source.Surroundings;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Lets an environment variable stand for each flag of each command: {@code SLUICE_FAIL_ON} for
 * {@code --fail-on}. The flag wins; an empty variable counts as not set.
 */
final class EnvironmentDefaults implements IDefaultValueProvider {
  private final Surroundings surroundings;

  EnvironmentDefaults(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** The variable that stands for a flag. */
  static String variable(OptionSpec flag) {
    String name = flag.longestName().replaceFirst("^-+", "");
    return "SLUICE_" + name.replace('-', '_').toUpperCase(Locale.ROOT);
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec flag) || flag.usageHelp() || flag.versionHelp()) {
      return null;
    }
    String value = surroundings.variable(variable(flag));
    return value.isEmpty() || value.contains("://") ? null : value;
  }
}
