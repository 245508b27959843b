package dev.sluice.webhook.cli;

import dev.sluice.policies.builtin.BuiltIn;
import dev.sluice.webhook.report.JUnitReport;
import dev.sluice.webhook.report.SuiteText;
import dev.sluice.webhook.report.Terminal;
import dev.sluice.webhook.source.SuiteFolder;
import dev.sluice.webhook.source.Surroundings;
import dev.sluice.webhook.suite.SuiteResult;
import dev.sluice.webhook.suite.Suites;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sluice test}: judges cases by the policies that they lie beside. */
@Command(
    name = "test",
    description = "Run the cases beside policies: what must be found on a resource, and what not.",
    sortOptions = false,
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every case passed",
      "1:a case failed",
      "2:wrong usage, no case at all, or a file, a policy or a case that cannot be read"
    })
final class TestCommand extends Subcommand {
  /** The forms of a report. */
  enum Output {
    text,
    junit
  }

  private final Surroundings surroundings;

  @Parameters(
      arity = "1..*",
      paramLabel = "DIR|FILE",
      description =
          "Folders or files with policies and cases. A case is judged by the policies in its folder"
              + " and in those that hold it.")
  private List<Path> folders = List.of();

  @Option(
      names = "--output",
      paramLabel = "FORM",
      defaultValue = "text",
      description = "How to report: ${COMPLETION-CANDIDATES}. Default: text.")
  private Output output = Output.text;

  TestCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    List<SuiteResult> results =
        Suites.run(
            folders.stream()
                .flatMap(folder -> SuiteFolder.read(folder, surroundings).stream())
                .toList(),
            BuiltIn.book());
    if (results.isEmpty()) {
      throw usage(
          "no case in "
              + folders.getFirst()
              + "; a case is a document with case, object and expect");
    }
    out()
        .print(
            switch (output) {
              case text -> SuiteText.of(results, Terminal.of(surroundings));
              case junit -> JUnitReport.ofSuites(results);
            });
    out().flush();
    return exitCode(results);
  }

  private static int exitCode(List<SuiteResult> results) {
    if (results.stream().anyMatch(suite -> !suite.errors().isEmpty())) {
      return WRONG_USAGE;
    }
    return results.stream().anyMatch(suite -> suite.count(false) > 0) ? REFUSED : FINE;
  }
}
