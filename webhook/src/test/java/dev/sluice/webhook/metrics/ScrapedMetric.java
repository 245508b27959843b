package dev.sluice.webhook.metrics;

import dev.sluice.policies.Verdict;
import dev.sluice.policies.Verdict.Ruling;
import dev.sluice.policies.documents.Documents;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.policy.Policies;
import dev.sluice.policies.policy.PolicyDocuments;
import dev.sluice.policies.rule.Action;
import dev.sluice.policies.rule.Finding;
import dev.sluice.policies.rule.Severity;
import dev.sluice.webhook.BuiltIns;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A metric as Prometheus gets it.
 *
 * @param name in Prometheus' form
 * @param type counter, gauge or histogram
 * @param help its description
 * @param labels each label with every value that occurred, in the order of the text
 */
record ScrapedMetric(String name, String type, String help, Map<String, Set<String>> labels) {
  private static final Pattern COMMENT = Pattern.compile("# (HELP|TYPE) (\\S+) ?(.*)");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");

  /** The built-in policy, and one exemption that ends on the first day of 2027. */
  static Policies exempting() {
    Documents exemption =
        Documents.read(
            "exemption.yaml",
            """
            apiVersion: sluice.dev/v1alpha1
            kind: PolicyExemption
            metadata: {name: legacy}
            spec: {rules: [VVP-030], match: {}, owner: a, reason: b, expiresAt: "2027-01-01T00:00:00Z"}
            """);
    return PolicyDocuments.load(exemption.documents(), BuiltIns.BOOK).policies();
  }

  /** All metrics after each kind of review was answered in every way: all label values occurred. */
  static List<ScrapedMetric> all() {
    Metrics metrics = new Metrics("1", BuiltIns.kindNames());
    metrics.loaded(exempting(), Instant.EPOCH);
    metrics.cluster().watched("Namespace", true, 1);
    metrics.audit().leads(true);
    List<Verdict> verdicts =
        List.of(
            verdict("VVP-030", Action.Deny, Optional.empty()),
            verdict("VVP-030", Action.Warn, Optional.empty()),
            verdict("VVP-030", Action.Audit, Optional.empty()),
            verdict("VVP-030", Action.Deny, Optional.of("legacy")));
    for (Webhook webhook : Webhook.values()) {
      for (Subject subject : subjects()) {
        for (Verdict verdict : verdicts) {
          Timing timing = metrics.start(webhook);
          timing.judging(subject);
          timing.judged(verdict);
          timing.answered();
        }
        Timing broken = metrics.start(webhook);
        broken.judging(subject);
        broken.failed(new IllegalStateException());
        Timing full = metrics.start(webhook);
        full.failed(new OutOfMemoryError());
      }
    }
    return read(metrics.scrape());
  }

  /** What a rule finds where nothing else is found. */
  static Verdict verdict(String rule, Action action, Optional<String> exemption) {
    Finding finding =
        new Finding(
            rule,
            FieldPath.ROOT,
            ErrorType.Forbidden,
            Severity.error,
            false,
            "problem",
            "fix",
            List.of());
    return new Verdict(
        List.of(new Ruling(finding, action, "default", false, exemption, Optional.empty())),
        List.of());
  }

  private static List<Subject> subjects() {
    List<Subject> subjects = new ArrayList<>();
    for (String kind : kinds()) {
      for (String operation : List.of("CREATE", "UPDATE", "DELETE", "CONNECT", "strange")) {
        for (boolean dryRun : new boolean[] {true, false}) {
          subjects.add(new Subject("u-1", kind, "team-a", "orders", operation, dryRun, "somebody"));
        }
      }
    }
    return subjects;
  }

  private static List<String> kinds() {
    return Stream.concat(BuiltIns.kindNames().stream(), Stream.of("Strange")).toList();
  }

  /** A metric's samples follow its description and its type, in this order. */
  private static List<ScrapedMetric> read(String text) {
    List<ScrapedMetric> metrics = new ArrayList<>();
    String help = "";
    for (String line : text.lines().toList()) {
      Matcher comment = COMMENT.matcher(line);
      if (!comment.matches()) {
        metrics.getLast().addLabels(line);
      } else if (comment.group(1).equals("HELP")) {
        help = comment.group(3).strip();
      } else {
        metrics.add(new ScrapedMetric(comment.group(2), comment.group(3), help, new TreeMap<>()));
        help = "";
      }
    }
    return metrics;
  }

  private void addLabels(String sample) {
    LABEL
        .matcher(sample)
        .results()
        .forEach(
            label ->
                labels
                    .computeIfAbsent(label.group(1), name -> new LinkedHashSet<>())
                    .add(label.group(2)));
  }
}
