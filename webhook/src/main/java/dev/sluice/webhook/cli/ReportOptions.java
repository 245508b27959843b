package dev.sluice.webhook.cli;

import dev.sluice.policies.policy.Policies;
import dev.sluice.policies.rule.Action;
import dev.sluice.webhook.check.CheckResult;
import dev.sluice.webhook.report.GitHubReport;
import dev.sluice.webhook.report.HtmlReport;
import dev.sluice.webhook.report.JUnitReport;
import dev.sluice.webhook.report.Report;
import dev.sluice.webhook.report.SarifReport;
import dev.sluice.webhook.report.Terminal;
import dev.sluice.webhook.report.TextReport;
import java.io.PrintWriter;
import picocli.CommandLine.Option;

/** The options that say how verdicts are reported, and which of them fail. */
final class ReportOptions {
  /** The forms of a report. */
  enum Output {
    text,
    json,
    sarif,
    junit,
    github,
    html
  }

  /** From which action on a finding fails. */
  enum FailOn {
    deny(Action.Deny),
    warn(Action.Warn),
    audit(Action.Audit);

    private final Action action;

    FailOn(Action action) {
      this.action = action;
    }
  }

  @Option(
      names = "--output",
      paramLabel = "FORM",
      defaultValue = "text",
      description = "How to report: ${COMPLETION-CANDIDATES}. Default: text.")
  private Output output = Output.text;

  @Option(
      names = "--fail-on",
      paramLabel = "ACTION",
      defaultValue = "deny",
      description = "What makes it fail: ${COMPLETION-CANDIDATES}. Default: deny.")
  private FailOn failOn = FailOn.deny;

  /** Prints the report on what was judged by some policies. */
  void print(CheckResult result, Policies policies, Terminal terminal, PrintWriter out) {
    switch (output) {
      case text -> out.print(TextReport.of(result, terminal));
      case json -> Report.write(result, policies.generation(), policies.kubernetesVersion(), out);
      case sarif ->
          out.print(SarifReport.text(result, policies.generation(), policies.catalogue()));
      case junit -> out.print(JUnitReport.text(result));
      case github -> out.print(GitHubReport.text(result));
      case html -> out.print(HtmlReport.text(result, policies.generation(), policies.catalogue()));
    }
    out.flush();
  }

  /** Errors of the input beat findings. */
  int exitCode(CheckResult result) {
    if (!result.errors().isEmpty()) {
      return Subcommand.WRONG_USAGE;
    }
    return result.strictest().compareTo(failOn.action) >= 0 ? Subcommand.REFUSED : Subcommand.FINE;
  }
}
