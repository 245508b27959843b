package dev.sluice.webhook.cli;

import dev.sluice.policies.documents.DataFiles;
import dev.sluice.webhook.report.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * {@code sluice schema}: the shapes of documents, for editors and for programs that read reports.
 */
@Command(
    name = "schema",
    description = "Print the JSON Schema of policies and exemptions, or of reports.")
final class SchemaCommand extends Subcommand {
  /** What there is a schema of. */
  enum Of {
    policy,
    report
  }

  @Parameters(
      arity = "1",
      paramLabel = "policy|report",
      description =
          "Of Policy and PolicyExemption documents, or of what check --output json prints.")
  private Of of = Of.policy;

  @Override
  public Integer call() {
    out()
        .print(
            switch (of) {
              case policy -> DataFiles.text("policy.schema.json");
              case report -> Report.schema();
            });
    out().flush();
    return FINE;
  }
}
