package dev.sluice.webhook.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one line what went wrong: wrong usage and no memory with what to do, a bug by name. */
final class Failures
    implements IParameterExceptionHandler, IExecutionExceptionHandler, IExecutionStrategy {

  @Override
  public int handleParseException(ParameterException problem, String[] arguments) {
    CommandLine command = problem.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    PrintWriter err = command.getErr();
    err.println(
        name + ": " + line(String.valueOf(problem.getMessage())) + origin(problem, arguments));
    UnmatchedArgumentException.printSuggestions(problem, err);
    err.println("See `" + name + " --help`.");
    err.flush();
    return Subcommand.WRONG_USAGE;
  }

  @Override
  public int handleExecutionException(Exception bug, CommandLine command, ParseResult parsed) {
    Throwable cause =
        bug instanceof ExecutionException && bug.getCause() != null ? bug.getCause() : bug;
    String name = command.getCommandSpec().qualifiedName();
    command.getErr().println(name + ": " + said(cause));
    command.getErr().flush();
    return Subcommand.WRONG_USAGE;
  }

  private static String said(Throwable cause) {
    return cause instanceof OutOfMemoryError
        ? "out of memory; give more, such as SLUICE_JAVA_OPTS=-Xmx4g, or less to do at once"
        : line(cause.toString()) + "; this is a bug in sluice";
  }

  /** Runs the command; errors such as a stack overflow are bugs too, never an exit code 1. */
  @Override
  public int execute(ParseResult parsed) {
    try {
      return new RunLast().execute(parsed);
    } catch (StackOverflowError | OutOfMemoryError | LinkageError | AssertionError error) {
      CommandLine command = parsed.asCommandLineList().getLast();
      throw new ExecutionException(command, error.toString(), error);
    }
  }

  /** Names the variable that a value came from, where it is not on the command line. */
  private static String origin(ParameterException problem, String[] arguments) {
    if (!(problem.getArgSpec() instanceof OptionSpec flag)) {
      return "";
    }
    boolean given =
        Arrays.stream(arguments)
            .anyMatch(argument -> Arrays.asList(flag.names()).contains(argument.split("=", 2)[0]));
    return given ? "" : " (from " + EnvironmentDefaults.variable(flag) + ")";
  }

  /** Lines joined with what indents them; other control characters are what was typed. */
  private static String line(String text) {
    return text.replaceAll("\\s*\\R\\s*", " ");
  }
}
