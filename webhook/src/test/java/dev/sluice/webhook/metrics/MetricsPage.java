package dev.sluice.webhook.metrics;

import static dev.sluice.policies.GeneratedPage.escaped;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The metrics as Markdown: what there is, and the values of each label. */
final class MetricsPage {
  private static final String INTRODUCTION =
      """
      # Metrics

      `sluice serve` offers these to Prometheus at `/metrics` of the management port. A label has no other values than
      those listed; `other` stands for everything that Sluice does not know.
      """;

  /** Labels with one value for each process. */
  private static final Map<String, String> OF_THE_PROCESS =
      Map.of(
          "version", "Sluice's version",
          "java", "the version of Java that it runs on",
          "generation", "the digest of the policies in force",
          "watch", "a kind, the definition of one, or a ConfigMap by its name, of at most 100",
          "name", "a policy's name, of at most 50",
          "exemption", "an exemption's name, of at most 50, else `other`",
          "rule", "the id of a rule, from its first finding on, of at most 2,000, else `other`");

  private final StringBuilder text = new StringBuilder(INTRODUCTION);

  private MetricsPage() {}

  static String text() {
    MetricsPage page = new MetricsPage();
    List<ScrapedMetric> metrics = ScrapedMetric.all();
    page.text.append("\n| metric | type | what |\n|---|---|---|\n");
    metrics.forEach(page::row);
    metrics.forEach(page::labels);
    return page.text.toString();
  }

  private void row(ScrapedMetric metric) {
    String row = "| `%s` | %s | %s |\n";
    text.append(row.formatted(metric.name(), metric.type(), escaped(metric.help())));
  }

  private void labels(ScrapedMetric metric) {
    text.append("\n## ").append(metric.name()).append("\n\n| label | values |\n|---|---|\n");
    metric
        .labels()
        .forEach(
            (label, values) ->
                text.append("| `%s` | %s |\n".formatted(label, values(label, values))));
  }

  private static String values(String label, Collection<String> values) {
    if (OF_THE_PROCESS.containsKey(label)) {
      return OF_THE_PROCESS.get(label);
    }
    Collection<String> inOrder = label.equals("le") ? values : new TreeSet<>(values);
    return inOrder.stream().map(value -> '`' + value + '`').collect(Collectors.joining(", "));
  }
}
