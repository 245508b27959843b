package dev.sluice.webhook.report;

import static dev.sluice.webhook.report.Terminal.plain;

import dev.sluice.policies.documents.DocumentError;
import dev.sluice.policies.rule.Action;
import dev.sluice.policies.rule.Note;
import dev.sluice.webhook.check.CheckResult;
import dev.sluice.webhook.source.Location;
import dev.sluice.webhook.source.Remark;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Help.Ansi.Style;

/** The report for a person at a terminal: files, resources, findings, and a line that sums up. */
public final class TextReport {
  private static final String DETAIL = "      ";

  private final Terminal terminal;
  private final StringBuilder text = new StringBuilder();

  private TextReport(Terminal terminal) {
    this.terminal = terminal;
  }

  /** The whole report; resources about which there is nothing to say are only counted. */
  public static String of(CheckResult result, Terminal terminal) {
    TextReport report = new TextReport(terminal);
    report.resources(result);
    report.errors(result);
    report.notes(result);
    report.summary(result);
    return report.text.toString();
  }

  private void resources(CheckResult result) {
    String file = "";
    for (CheckResult.Judged judged : result.results()) {
      if (judged.verdict().rulings().isEmpty()) {
        continue;
      }
      if (!judged.document().source().equals(file)) {
        file = judged.document().source();
        text.append(terminal.paint(plain(file), Style.bold, Style.underline)).append("\n\n");
      }
      resource(judged);
    }
  }

  private void resource(CheckResult.Judged judged) {
    String how = judged.updates().words();
    text.append("  ").append(terminal.paint(title(judged), Style.bold));
    text.append(how.isEmpty() ? "" : terminal.paint(", " + how, Style.faint)).append('\n');
    text.append(FindingLines.of(judged, terminal)).append('\n');
  }

  /** Each note once, since many resources tend to have the same. */
  private void notes(CheckResult result) {
    Map<Note, List<String>> resources = new LinkedHashMap<>();
    for (CheckResult.Judged judged : result.results()) {
      for (Note note : judged.verdict().notes()) {
        resources.computeIfAbsent(note, _ -> new ArrayList<>()).add(title(judged));
      }
    }
    resources.forEach((note, of) -> text.append(terminal.note(note, of)));
    result.remarks().forEach(this::remark);
    text.append(resources.isEmpty() && result.remarks().isEmpty() ? "" : "\n");
  }

  private void remark(Remark remark) {
    String line = remark.file() + ": " + remark.problem();
    text.append(terminal.hanging("note  ", plain(line), Style.faint));
  }

  /** Those with a place; what is wrong with a file as a whole is said on standard error. */
  private void errors(CheckResult result) {
    List<DocumentError> errors =
        result.errors().stream().filter(error -> error.position().isPresent()).toList();
    for (DocumentError error : errors) {
      text.append(plain(Location.of(error))).append("  ");
      text.append(terminal.paint("unreadable", Style.fg_red, Style.bold)).append('\n');
      text.append(terminal.hanging(DETAIL, plain(error.problem())));
    }
    text.append(errors.isEmpty() ? "" : "\n");
  }

  /** The last line; before it where to read on, if anything was found. */
  private void summary(CheckResult result) {
    if (result.strictest() != Action.Off) {
      text.append(
          terminal.hanging("", "`sluice explain RULE` says more about a rule", Style.faint));
    }
    text.append(terminal.hanging("", plain(Summary.of(result)), Style.bold));
  }

  private static String title(CheckResult.Judged judged) {
    String namespace = judged.namespace().isEmpty() ? "" : judged.namespace() + "/";
    String name = judged.name().isEmpty() ? "(no name)" : judged.name();
    return judged.kind().kind() + " " + plain(namespace + name);
  }
}
