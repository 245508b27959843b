package dev.sluice.webhook.report;

import dev.sluice.policies.Verdict.Ruling;
import dev.sluice.policies.documents.DocumentError;
import dev.sluice.policies.rule.Action;
import dev.sluice.policies.rule.Finding;
import dev.sluice.webhook.check.CheckResult;
import dev.sluice.webhook.source.Location;
import dev.sluice.webhook.suite.CaseResult;
import dev.sluice.webhook.text.FindingText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A test case of a JUnit report.
 *
 * @param name what was tested
 * @param outcome how that went
 * @param type of a failure or an error, one word; else empty
 * @param message in one line, for a case that did not pass; else empty
 * @param text all findings, a line each
 */
record JUnitCase(String name, Outcome outcome, String type, String message, String text) {
  enum Outcome {
    passed,
    failure,
    error,
    skipped
  }

  /** A resource about which there is nothing to say. */
  static JUnitCase passed(String title) {
    return new JUnitCase(title, Outcome.passed, "", "", "");
  }

  /**
   * What a rule found on a resource. A warning is a case that passed: it refuses nothing, and JUnit
   * knows no outcome between the two; its text is in the case's output.
   *
   * @param title names the resource
   * @param rulings at least one, all of the same rule
   */
  static JUnitCase of(String title, CheckResult.Judged judged, List<Ruling> rulings) {
    String name = title + " " + rulings.getFirst().finding().rule();
    String text =
        rulings.stream().map(ruling -> line(judged, ruling)).collect(Collectors.joining("\n"));
    Optional<String> exemption = rulings.getFirst().exemption();
    if (exemption.isPresent()) {
      return new JUnitCase(name, Outcome.skipped, "", "exemption " + exemption.get(), text);
    }
    List<Finding> denials =
        rulings.stream().filter(r -> r.action() == Action.Deny).map(Ruling::finding).toList();
    return denials.isEmpty()
        ? new JUnitCase(name, Outcome.passed, "", "", text)
        : new JUnitCase(
            name, Outcome.failure, denials.getFirst().type().name(), message(denials), text);
  }

  /** A case of a suite, whose text is how what was found differs from what it expects. */
  static JUnitCase of(CaseResult one) {
    String text =
        one.differences().stream()
            .map(difference -> SuiteText.line(difference).strip())
            .collect(Collectors.joining("\n"));
    return one.passed()
        ? passed(one.name())
        : new JUnitCase(
            one.name(), Outcome.failure, "Different", text.lines().findFirst().orElse(""), text);
  }

  /** A document that could not be read, so that nobody knows what is wrong with it. */
  static JUnitCase of(DocumentError error) {
    String name =
        error
            .position()
            .map(at -> "unreadable at line " + at.line() + ", column " + at.column())
            .orElse("unreadable");
    return new JUnitCase(name, Outcome.error, "Unreadable", error.problem(), Location.line(error));
  }

  private static String message(List<Finding> denials) {
    String first = FindingText.line(denials.getFirst());
    return denials.size() == 1 ? first : first + ", " + FindingText.more(denials.size() - 1);
  }

  private static String line(CheckResult.Judged judged, Ruling ruling) {
    String where = Location.of(judged.document().source(), judged.position(ruling.finding()));
    return where + ": " + ruling.action() + ": " + FindingText.line(ruling.finding());
  }
}
