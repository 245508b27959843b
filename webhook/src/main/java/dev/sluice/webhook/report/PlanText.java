package dev.sluice.webhook.report;

import static dev.sluice.webhook.report.Terminal.plain;

import dev.sluice.policies.patch.Edit;
import dev.sluice.policies.rule.Note;
import dev.sluice.policies.targets.PatchPlan;
import dev.sluice.policies.targets.TargetReference;
import dev.sluice.webhook.check.CheckResult;
import dev.sluice.webhook.check.Planning;
import dev.sluice.webhook.check.Planning.Outcome;
import dev.sluice.webhook.check.Planning.Planned;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Help.Ansi.Style;

/** What deployment targets do to resources, for a person at a terminal. */
public final class PlanText {
  private static final String INDENT = "    ";

  private final Terminal terminal;
  private final StringBuilder text = new StringBuilder();

  private PlanText(Terminal terminal) {
    this.terminal = terminal;
  }

  /** All plans: what each operation does, what changes, and what to know of it. */
  public static String of(Planning planning, Terminal terminal) {
    PlanText text = new PlanText(terminal);
    String file = "";
    for (Planned planned : planning.resources()) {
      if (!planned.judged().document().source().equals(file)) {
        file = planned.judged().document().source();
        text.text.append(terminal.paint(plain(file), Style.bold, Style.underline)).append("\n\n");
      }
      text.resource(planned);
    }
    text.notes(planning);
    text.text.append(terminal.hanging("", summary(planning), Style.bold));
    return text.text.toString();
  }

  private void resource(Planned planned) {
    CheckResult.Judged judged = planned.judged();
    head(planned);
    judged.mutated().plan().ifPresent(plan -> operations(plan, judged));
    diff(planned);
    String findings = FindingLines.of(judged, terminal);
    text.append(findings).append(findings.isEmpty() ? "" : "\n");
  }

  private void head(Planned planned) {
    CheckResult.Judged judged = planned.judged();
    String title = judged.kind().kind() + " " + place(judged);
    String how =
        Stream.of(
                planned.reference().map(r -> target(r, judged)).orElse("names no target"),
                judged.updates().words())
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(", "));
    text.append("  ").append(terminal.paint(plain(title), Style.bold));
    text.append(terminal.paint(", " + plain(how), Style.faint)).append('\n');
  }

  private static String place(CheckResult.Judged judged) {
    String namespace = judged.namespace().isEmpty() ? "" : judged.namespace() + "/";
    return namespace + (judged.name().isEmpty() ? "(no name)" : judged.name());
  }

  private static String target(TargetReference reference, CheckResult.Judged judged) {
    String how =
        switch (reference.source()) {
          case label -> "by its label";
          case field -> "by its " + reference.at().last();
          case namespace -> "the default of namespace " + judged.namespace();
        };
    return "target " + reference.name() + ", " + how;
  }

  private void operations(PatchPlan plan, CheckResult.Judged judged) {
    List<OperationLine> lines = OperationLine.of(plan);
    int width = lines.stream().mapToInt(OperationLine::width).max().orElse(0);
    lines.forEach(line -> text.append(line.text(INDENT, width, terminal)));
    plan.failure()
        .filter(_ -> judged.verdict().rulings().isEmpty())
        .ifPresent(failure -> paragraph(failure.problem() + "; " + failure.fix()));
    text.append(lines.isEmpty() ? "" : "\n");
  }

  /** What changes, or why nothing does. */
  private void diff(Planned planned) {
    List<Edit> edits = planned.judged().mutated().edits();
    String why = edits.isEmpty() ? nothing(planned) : "";
    if (!why.isEmpty()) {
      paragraph(why);
    }
    text.append(new EditLines(planned.before(), INDENT, terminal).of(edits));
    text.append(edits.isEmpty() && why.isEmpty() ? "" : "\n");
  }

  private static String nothing(Planned planned) {
    return switch (planned.outcome()) {
      case unchanged, changed -> "nothing changes: the resource is as the target wants it";
      case notDue ->
          "nothing changes: this update changes neither spec nor what names the target (--create"
              + " plans it as new)";
      case noTarget -> "nothing changes";
      case failed -> failed(planned.judged());
    };
  }

  private static String failed(CheckResult.Judged judged) {
    if (judged.mutated().plan().isPresent()) {
      return "nothing changes: a patch set is applied as a whole or not at all";
    }
    return judged.verdict().rulings().isEmpty()
        ? "nothing is known of the target; give it in --state or among the files"
        : "";
  }

  private void paragraph(String line) {
    text.append(terminal.hanging(INDENT, plain(line)));
  }

  /** Each note once, since many resources tend to have the same. */
  private void notes(Planning planning) {
    Map<Note, List<String>> resources = new LinkedHashMap<>();
    for (Planned planned : planning.resources()) {
      for (Note note : planned.judged().verdict().notes()) {
        resources
            .computeIfAbsent(note, _ -> new ArrayList<>())
            .add(planned.judged().kind().kind() + " " + place(planned.judged()));
      }
    }
    resources.forEach((note, of) -> text.append(terminal.note(note, of)));
    text.append(resources.isEmpty() ? "" : "\n");
  }

  private static String summary(Planning planning) {
    int all = planning.resources().size();
    return Stream.of(
            all + (all == 1 ? " resource" : " resources"),
            planning.count(Outcome.changed) + " changed",
            count(planning, Outcome.unchanged, "already so"),
            count(planning, Outcome.noTarget, "without target"),
            count(planning, Outcome.notDue, "left alone"),
            count(planning, Outcome.failed, "cannot be patched"),
            planning.errors().isEmpty() ? "" : planning.errors().size() + " unreadable")
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private static String count(Planning planning, Outcome outcome, String what) {
    long count = planning.count(outcome);
    return count == 0 ? "" : count + " " + what;
  }
}
