package dev.sluice.webhook.report;

import static dev.sluice.webhook.report.Terminal.plain;

import dev.sluice.policies.suite.Difference;
import dev.sluice.webhook.source.Location;
import dev.sluice.webhook.suite.CaseResult;
import dev.sluice.webhook.suite.SuiteResult;
import java.util.List;
import picocli.CommandLine.Help.Ansi.Style;

/** What became of suites, for a person at a terminal: each case in a line, and how it differs. */
public final class SuiteText {
  private final Terminal terminal;
  private final StringBuilder text = new StringBuilder();

  private SuiteText(Terminal terminal) {
    this.terminal = terminal;
  }

  /** The whole report, which ends with a line that sums up. */
  public static String of(List<SuiteResult> suites, Terminal terminal) {
    SuiteText report = new SuiteText(terminal);
    suites.forEach(report::suite);
    report.summary(suites);
    return report.text.toString();
  }

  private void suite(SuiteResult suite) {
    text.append(terminal.paint(plain(suite.file()), Style.bold, Style.underline)).append('\n');
    suite.cases().forEach(one -> add(suite, one));
    suite
        .errors()
        .forEach(
            error -> {
              text.append("  ").append(terminal.paint("error ", Style.fg_red, Style.bold));
              text.append("  ").append(plain(Location.line(error))).append('\n');
            });
    text.append('\n');
  }

  private void add(SuiteResult suite, CaseResult one) {
    text.append("  ");
    text.append(
        one.passed()
            ? terminal.paint("passed", Style.fg_green)
            : terminal.paint("failed", Style.fg_red, Style.bold));
    text.append("  ").append(plain(one.name()));
    if (!one.passed()) {
      String where = "  " + suite.file() + ":" + one.line();
      text.append(terminal.paint(plain(where), Style.faint));
    }
    text.append('\n');
    one.differences().forEach(difference -> text.append(line(difference)));
  }

  /** What is expected and missing, or found and too much. */
  static String line(Difference difference) {
    String how =
        switch (difference.kind()) {
          case MISSING -> "expected, not found:  ";
          case SURPLUS -> "found, not expected:  ";
        };
    return "          " + how + plain(difference.finding()) + "\n";
  }

  private void summary(List<SuiteResult> suites) {
    long passed = suites.stream().mapToLong(suite -> suite.count(true)).sum();
    long failed = suites.stream().mapToLong(suite -> suite.count(false)).sum();
    long errors = suites.stream().mapToLong(suite -> suite.errors().size()).sum();
    String line =
        "%d %s: %d passed, %d failed"
                .formatted(passed + failed, passed + failed == 1 ? "case" : "cases", passed, failed)
            + (errors == 0 ? "" : ", %d %s".formatted(errors, errors == 1 ? "error" : "errors"));
    text.append(terminal.paint(line, Style.bold)).append('\n');
  }
}
