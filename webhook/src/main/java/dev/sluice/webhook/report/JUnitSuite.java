package dev.sluice.webhook.report;

import dev.sluice.policies.Verdict.Ruling;
import dev.sluice.policies.documents.DocumentError;
import dev.sluice.policies.documents.Position;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.webhook.check.CheckResult;
import dev.sluice.webhook.suite.SuiteResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A test suite of a JUnit report: what was found in one file.
 *
 * @param file its name as given
 * @param cases in the order of the file, what could not be read last
 * @param notes what rules could not know or only mention, a line each
 */
record JUnitSuite(String file, List<JUnitCase> cases, List<String> notes) {
  private JUnitSuite(String file) {
    this(file, new ArrayList<>(), new ArrayList<>());
  }

  /** The suites, in the order in which their files first appear. */
  static List<JUnitSuite> of(CheckResult result) {
    Map<String, JUnitSuite> suites = new LinkedHashMap<>();
    Set<String> repeated = repeated(result);
    for (CheckResult.Judged judged : result.results()) {
      suites
          .computeIfAbsent(judged.document().source(), JUnitSuite::new)
          .add(judged, repeated.contains(key(judged)) ? located(judged) : judged.title());
    }
    for (DocumentError error : result.errors()) {
      suites.computeIfAbsent(error.source(), JUnitSuite::new).cases.add(JUnitCase.of(error));
    }
    return List.copyOf(suites.values());
  }

  /** The suite of a file with cases. */
  static JUnitSuite of(SuiteResult result) {
    JUnitSuite suite = new JUnitSuite(result.file());
    result.cases().forEach(one -> suite.cases.add(JUnitCase.of(one)));
    result.errors().forEach(error -> suite.cases.add(JUnitCase.of(error)));
    return suite;
  }

  long count(JUnitCase.Outcome outcome) {
    return cases.stream().filter(c -> c.outcome() == outcome).count();
  }

  private void add(CheckResult.Judged judged, String title) {
    if (judged.verdict().rulings().isEmpty()) {
      cases.add(JUnitCase.passed(title));
    }
    byRule(judged).forEach(rulings -> cases.add(JUnitCase.of(title, judged, rulings)));
    judged
        .verdict()
        .notes()
        .forEach(note -> notes.add(title + ": " + note.problem() + " (" + note.rule() + ")"));
  }

  private static Collection<List<Ruling>> byRule(CheckResult.Judged judged) {
    return judged.verdict().rulings().stream()
        .collect(
            Collectors.groupingBy(
                ruling -> ruling.finding().rule(), LinkedHashMap::new, Collectors.toList()))
        .values();
  }

  private static String key(CheckResult.Judged judged) {
    return judged.document().source() + "\n" + judged.title();
  }

  private static Set<String> repeated(CheckResult result) {
    Set<String> seen = new HashSet<>();
    return result.results().stream()
        .map(JUnitSuite::key)
        .filter(key -> !seen.add(key))
        .collect(Collectors.toSet());
  }

  /** Two cases of one name would be one to many readers. */
  private static String located(CheckResult.Judged judged) {
    Position start = judged.document().positions().nearest(FieldPath.ROOT);
    return "%s (line %d, column %d)".formatted(judged.title(), start.line(), start.column());
  }
}
