package dev.sluice.webhook.report;

import dev.sluice.policies.Verdict;
import dev.sluice.policies.Verdict.Ruling;
import dev.sluice.policies.documents.DocumentError;
import dev.sluice.policies.documents.Position;
import dev.sluice.policies.rule.Action;
import dev.sluice.webhook.check.CheckResult;
import dev.sluice.webhook.source.SourcePath;
import dev.sluice.webhook.text.FindingText;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The report for GitHub Actions: a workflow command for each finding in force, which GitHub shows
 * at its line of a pull request, and a line that sums up. Exempted findings and notes are only
 * counted, because GitHub shows no more than ten annotations of each level for a step.
 */
public final class GitHubReport {
  private GitHubReport() {}

  public static String text(CheckResult result) {
    StringBuilder text = new StringBuilder();
    for (CheckResult.Judged judged : result.results()) {
      judged.verdict().rulings().stream()
          .filter(Ruling::inForce)
          .forEach(ruling -> text.append(command(judged, ruling)));
    }
    result.errors().forEach(error -> text.append(command(error)));
    return text.append(summary(result)).append('\n').toString();
  }

  private static String command(CheckResult.Judged judged, Ruling ruling) {
    return command(
        level(ruling.action()),
        judged.isInFile() ? judged.document().source() : "",
        Optional.of(judged.position(ruling.finding())).filter(_ -> judged.isInFile()),
        ruling.finding().rule() + " " + judged.title(),
        FindingText.line(ruling.finding()));
  }

  private static String command(DocumentError error) {
    return command("error", error.source(), error.position(), "unreadable", error.problem());
  }

  private static String command(
      String level, String source, Optional<Position> position, String title, String message) {
    return "::%s %s%stitle=%s::%s\n"
        .formatted(
            level,
            source.isEmpty() ? "" : "file=" + property(SourcePath.of(source)) + ",",
            position.map(at -> "line=" + at.line() + ",col=" + at.column() + ",").orElse(""),
            property(title),
            data(message));
  }

  private static String level(Action action) {
    return switch (action) {
      case Deny -> "error";
      case Warn -> "warning";
      case Audit, Off -> "notice";
    };
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }

  /** GitHub's escapes; no other control character reaches the log's reader either. */
  private static String data(String text) {
    return Terminal.plain(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"));
  }

  /** Nothing but counts: a name in a line that is no command could hold one of the old form. */
  private static String summary(CheckResult result) {
    return Stream.of(
            count(result.results().size(), result.results().size() == 1 ? "resource" : "resources"),
            count(result.count(Action.Deny), "denied"),
            count(result.count(Action.Warn), "warned"),
            unlessNone(result.skipped().size() + result.leftOut().size(), "skipped"),
            unlessNone(result.errors().size(), "unreadable"),
            unlessNone(verdicts(result).mapToLong(GitHubReport::exempted).sum(), "exempted"),
            unlessNone(verdicts(result).mapToLong(v -> v.notes().size()).sum(), "noted"))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private static Stream<Verdict> verdicts(CheckResult result) {
    return result.results().stream().map(CheckResult.Judged::verdict);
  }

  private static long exempted(Verdict verdict) {
    return verdict.rulings().stream().filter(ruling -> !ruling.inForce()).count();
  }

  private static String unlessNone(long number, String what) {
    return number == 0 ? "" : count(number, what);
  }

  private static String count(long number, String what) {
    return number + " " + what;
  }
}
