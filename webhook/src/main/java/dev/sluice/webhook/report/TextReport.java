package dev.sluice.webhook.report;

import static dev.sluice.webhook.report.Terminal.plain;

import dev.sluice.policies.Verdict.Ruling;
import dev.sluice.policies.documents.DocumentError;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.rule.Action;
import dev.sluice.policies.rule.Finding;
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
  private static final String FINDING = "    ";
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
    int width =
        judged.verdict().rulings().stream().mapToInt(r -> at(judged, r).length()).max().orElse(0);
    for (Ruling ruling : judged.verdict().rulings()) {
      finding(ruling, at(judged, ruling), width);
    }
    text.append('\n');
  }

  private void finding(Ruling ruling, String location, int width) {
    Finding finding = ruling.finding();
    String path = finding.path().equals(FieldPath.ROOT) ? "(whole resource)" : "" + finding.path();
    head(ruling, location + " ".repeat(width - location.length()), plain(path));
    Style[] faint = ruling.inForce() ? new Style[] {} : new Style[] {Style.faint};
    text.append(terminal.hanging(DETAIL, plain(finding.problem()), faint));
    text.append(terminal.hanging(DETAIL + "fix: ", plain(finding.fix()), faint));
    List<String> remarks = remarks(ruling);
    if (!remarks.isEmpty()) {
      text.append(terminal.hanging(DETAIL, plain(String.join("; ", remarks)), Style.faint));
    }
  }

  /** The line that says where, how bad, which rule and which path; the path alone if too long. */
  private void head(Ruling ruling, String location, String path) {
    Action action = ruling.inForce() ? ruling.action() : Action.Off;
    String word = Actions.word(action);
    String rule = ruling.finding().rule();
    int length = (FINDING + location + "  " + word + "  " + rule + "  " + path).length();
    text.append(FINDING).append(location).append("  ");
    text.append(terminal.paint(word, Actions.style(action))).append("  ");
    text.append(terminal.paint(rule, Style.bold));
    text.append(length > terminal.columns() ? "\n" + DETAIL : "  ").append(path).append('\n');
  }

  private static List<String> remarks(Ruling ruling) {
    List<String> remarks = new ArrayList<>();
    if (!ruling.policy().equals("default") && !ruling.policy().isEmpty()) {
      remarks.add("decided by policy " + ruling.policy());
    }
    if (!ruling.finding().also().isEmpty()) {
      remarks.add("also " + String.join(", ", ruling.finding().also()));
    }
    if (!ruling.finding().from().isEmpty()) {
      remarks.add("from " + ruling.finding().from());
    }
    if (ruling.ratcheted()) {
      remarks.add("was wrong before the update, so it only warns");
    }
    ruling
        .exemption()
        .ifPresent(name -> remarks.add("exempted by " + name + ", else " + ruling.action()));
    return remarks;
  }

  /** Each note once, since many resources tend to have the same. */
  private void notes(CheckResult result) {
    Map<Note, List<String>> resources = new LinkedHashMap<>();
    for (CheckResult.Judged judged : result.results()) {
      for (Note note : judged.verdict().notes()) {
        resources.computeIfAbsent(note, _ -> new ArrayList<>()).add(title(judged));
      }
    }
    resources.forEach(this::note);
    result.remarks().forEach(this::remark);
    text.append(resources.isEmpty() && result.remarks().isEmpty() ? "" : "\n");
  }

  private void note(Note note, List<String> resources) {
    String more = resources.size() == 1 ? "" : " and " + (resources.size() - 1) + " more";
    String line = note.rule() + ": " + note.problem() + " (" + resources.getFirst() + more + ")";
    text.append(terminal.hanging("note  ", plain(line), Style.faint));
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

  /** Where the value stands, or what should hold it. */
  private static String at(CheckResult.Judged judged, Ruling ruling) {
    return plain(
        Location.of(
            judged.document().source(),
            judged.document().positions().nearest(ruling.finding().path())));
  }
}
