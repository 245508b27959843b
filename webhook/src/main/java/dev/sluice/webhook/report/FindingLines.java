package dev.sluice.webhook.report;

import static dev.sluice.webhook.report.Terminal.plain;

import dev.sluice.policies.Verdict.Ruling;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.rule.Action;
import dev.sluice.policies.rule.Finding;
import dev.sluice.webhook.check.CheckResult;
import dev.sluice.webhook.check.Mark;
import dev.sluice.webhook.source.Location;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Help.Ansi.Style;

/** The findings on a resource for a person at a terminal. */
final class FindingLines {
  private static final String FINDING = "    ";
  private static final String DETAIL = "      ";

  private final CheckResult.Judged judged;
  private final Terminal terminal;
  private final StringBuilder text = new StringBuilder();

  private FindingLines(CheckResult.Judged judged, Terminal terminal) {
    this.judged = judged;
    this.terminal = terminal;
  }

  /** All of them; no text where there are none. */
  static String of(CheckResult.Judged judged, Terminal terminal) {
    FindingLines lines = new FindingLines(judged, terminal);
    int width =
        judged.verdict().rulings().stream().mapToInt(r -> at(judged, r).length()).max().orElse(0);
    for (Ruling ruling : judged.verdict().rulings()) {
      lines.finding(ruling, at(judged, ruling), width);
    }
    return lines.text.toString();
  }

  private void finding(Ruling ruling, String location, int width) {
    Finding finding = ruling.finding();
    String path = finding.path().equals(FieldPath.ROOT) ? "(whole resource)" : "" + finding.path();
    head(ruling, location + " ".repeat(width - location.length()), plain(path));
    Style[] faint = ruling.inForce() ? new Style[] {} : new Style[] {Style.faint};
    text.append(terminal.hanging(DETAIL, plain(finding.problem()), faint));
    text.append(terminal.hanging(DETAIL + "fix: ", plain(finding.fix()), faint));
    List<String> remarks = remarks(judged, ruling);
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
    text.append(FINDING).append(location).append(location.isBlank() ? "" : "  ");
    text.append(terminal.paint(word, Actions.style(action))).append("  ");
    text.append(terminal.paint(rule, Style.bold));
    text.append(length > terminal.columns() ? "\n" + DETAIL : "  ").append(path).append('\n');
  }

  /** What to know of a finding besides. */
  static List<String> remarks(CheckResult.Judged judged, Ruling ruling) {
    List<String> remarks = new ArrayList<>();
    judged.mark(ruling.finding()).map(Mark::words).ifPresent(remarks::add);
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
    ruling.ended().ifPresent(exemption -> remarks.add(exemption.ended()));
    return remarks;
  }

  /** Where the value stands, or what should hold it. */
  private static String at(CheckResult.Judged judged, Ruling ruling) {
    return judged.isInFile()
        ? plain(Location.of(judged.document().source(), judged.position(ruling.finding())))
        : "";
  }
}
