package dev.sluice.webhook.cli;

import dev.sluice.policies.kubernetes.KubernetesVersion;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command of the command line; the value of {@link #call()} is the exit code. */
abstract class Subcommand implements Callable<Integer> {
  /** Nothing to complain about. */
  static final int FINE = 0;

  /** At least one finding that fails the check. */
  static final int REFUSED = 1;

  /** Wrong usage, or input that could not be read. */
  static final int WRONG_USAGE = 2;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before anything else runs
  private CommandSpec spec;

  /** Standard output: for results only. */
  final PrintWriter out() {
    return spec.commandLine().getOut();
  }

  /** Standard error: for everything that is not a result. */
  final PrintWriter err() {
    return spec.commandLine().getErr();
  }

  /** This command as it is called. */
  final CommandLine commandLine() {
    return spec.commandLine();
  }

  /** The names of the commands below this one, in the order they were registered. */
  final Set<String> subcommands() {
    return spec.subcommands().keySet();
  }

  /** What {@code --kubernetes-version} gives. */
  final Optional<KubernetesVersion> kubernetesVersion(Optional<String> given) {
    return given.map(
        text ->
            KubernetesVersion.of(text)
                .orElseThrow(
                    () ->
                        usage(
                            "--kubernetes-version: %s is not supported; choose one from %s to %s"
                                .formatted(
                                    text, KubernetesVersion.OLDEST, KubernetesVersion.NEWEST))));
  }

  /** Wrong usage, to be thrown: the text is shown with a hint at {@code --help}. */
  final ParameterException usage(String problem) {
    return new ParameterException(spec.commandLine(), problem);
  }
}
