package dev.sluice.webhook.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.policies.GeneratedPage;
import dev.sluice.webhook.TestFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MetricsPageTest {
  private static final Pattern METER = Pattern.compile("\"(sluice(?:\\.[a-z]+)+)\"");

  @Test
  void pageOfMetricsIsUpToDate() throws IOException {
    GeneratedPage.assertIsUpToDate("METRICS.md", MetricsPage.text());
  }

  @Test
  void everyMetricIsDescribed() {
    assertThat(ScrapedMetric.all()).noneMatch(metric -> metric.help().isEmpty());
  }

  /**
   * A meter that is only made in a situation which the page does not bring about would be missing.
   */
  @Test
  void everyMeterOfTheSourcesIsOnThePage() {
    List<String> metrics = ScrapedMetric.all().stream().map(ScrapedMetric::name).toList();
    assertThat(meters())
        .isNotEmpty()
        .allSatisfy(
            meter -> assertThat(metrics).anyMatch(m -> m.startsWith(meter.replace('.', '_'))));
  }

  private static Stream<String> meters() {
    return TestFiles.below(Path.of("src/main/java"), ".java").stream()
        .map(TestFiles::text)
        .filter(source -> source.contains("import io.micrometer.core.instrument"))
        .flatMap(source -> METER.matcher(source).results())
        .map((MatchResult meter) -> meter.group(1));
  }
}
