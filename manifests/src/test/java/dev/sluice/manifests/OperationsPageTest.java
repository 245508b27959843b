package dev.sluice.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What docs/operations.md says of practices and alerts is what there is. */
class OperationsPageTest {
  private static final Path ALERTS = Path.of("components/monitoring/alerts.yaml");
  private static final Pattern NUMBER = Pattern.compile("(?<![a-z])[wsae]\\d+|(?<=And)[WSAE]\\d+");
  private static final Pattern METRIC = Pattern.compile("\\bsluice_\\w+");

  @Test
  void eachPracticeHasARow() {
    List<String> all =
        Map.of("W", 31, "S", 6, "A", 6, "E", 7).entrySet().stream()
            .flatMap(
                group ->
                    IntStream.rangeClosed(1, group.getValue()).mapToObj(n -> group.getKey() + n))
            .toList();
    assertThat(rows("Good practices, one by one").keySet())
        .containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  void whatIsSaidToBeTestedIsTestedAndNothingElse() {
    Set<String> tested =
        rows("Good practices, one by one").entrySet().stream()
            .filter(row -> row.getValue().contains("*Tested*"))
            .map(Map.Entry::getKey)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> tests =
        Stream.of(WebhookPracticesIT.class, SecurityPracticesIT.class, OperationPracticesIT.class)
            .flatMap(each -> Stream.of(each.getDeclaredMethods()))
            .map(Method::getName)
            .flatMap(name -> NUMBER.matcher(name).results())
            .map(MatchResult::group)
            .map(number -> number.toUpperCase(Locale.ROOT))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(tested).isEqualTo(tests);
  }

  @Test
  void eachAlertHasARowAndNoOther() {
    assertThat(rows("Alerts").keySet())
        .containsExactlyInAnyOrderElementsOf(
            TestFiles.objects(ALERTS).getFirst().findValuesAsText("alert"));
  }

  @Test
  void eachAlertSaysWhatHappenedAndHowBadItIs() {
    for (JsonNode rule : TestFiles.objects(ALERTS).getFirst().at("/spec/groups/0/rules")) {
      assertThat(rule.at("/annotations/summary").asText()).as(rule.toString()).isNotEmpty();
      assertThat(rule.at("/annotations/description").asText()).endsWith(".");
      assertThat(rule.at("/labels/severity").asText()).isIn("critical", "warning");
    }
  }

  /** An alert on a metric that is not there is silent for ever. */
  @ParameterizedTest
  @ValueSource(strings = {"alerts.yaml", "sluice.json"})
  void eachMetricThatIsWatchedExists(String file) {
    Set<String> offered =
        METRIC
            .matcher(TestFiles.text(Path.of("../webhook/METRICS.md")))
            .results()
            .map(MatchResult::group)
            .collect(Collectors.toSet());
    Set<String> watched =
        METRIC
            .matcher(TestFiles.text(ALERTS.resolveSibling(file)))
            .results()
            .map(metric -> metric.group().replaceFirst("_bucket$", ""))
            .collect(Collectors.toSet());
    assertThat(watched).isNotEmpty();
    assertThat(offered).containsAll(watched);
  }

  /** The rows of the table below a heading: what is in the first column, and the rest. */
  static Map<String, String> rows(String heading) {
    String page = TestFiles.text(Path.of("../docs/operations.md"));
    return page.substring(page.indexOf("\n## " + heading + "\n") + 1)
        .lines()
        .skip(1)
        .takeWhile(line -> !line.startsWith("## "))
        .filter(line -> line.startsWith("| ") && !line.startsWith("| |"))
        .dropWhile(line -> line.startsWith("| alert |"))
        .map(line -> line.substring(2).split(" \\| ", 2))
        .collect(Collectors.toMap(row -> row[0], row -> row[1]));
  }
}
