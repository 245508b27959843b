package dev.sluice.webhook.report;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sluice.policies.Seed;
import dev.sluice.webhook.report.Browser.Programs;
import dev.sluice.webhook.report.ManyFindings.Found;
import dev.sluice.webhook.report.ReportPage.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The HTML report of more than a thousand findings, in a real browser. */
@TestInstance(Lifecycle.PER_CLASS)
class HtmlReportIT {
  private static final Path FOLDER = Path.of("target/html-report").toAbsolutePath();
  static final List<String> CHOICES = ReportPage.CHOICES;

  private List<Found> findings = List.of();
  private Optional<Browser> started = Optional.empty();
  private Path file = FOLDER;

  @BeforeAll
  void start() throws IOException {
    Optional<Programs> programs = Programs.find();
    if (programs.isEmpty()) {
      String missing = "no chromium or no chromedriver is on the path";
      System.out.println("browser: the HTML report is not looked at: " + missing);
      assertThat(System.getenv("CI")).as(missing).isNotEqualTo("true");
      assumeTrue(false, missing);
    }
    ManyFindings many = ManyFindings.in(FOLDER, Seed.of(HtmlReportIT.class));
    findings = many.findings();
    file = many.page();
    started = programs.map(Browser::start);
  }

  @AfterAll
  void stop() {
    started.ifPresent(Browser::close);
  }

  @BeforeEach
  void open() {
    browser().width(1280);
    browser().prefer("light");
    browser().requests();
    browser().console();
    page().open();
  }

  private Browser browser() {
    return started.orElseThrow();
  }

  private ReportPage page() {
    return new ReportPage(browser(), file);
  }

  @Test
  void thereIsEnoughToLookAt() {
    assertThat(findings).hasSizeGreaterThan(1_000);
    for (String choice : CHOICES) {
      assertThat(findings.stream().map(found -> found.value(choice)).distinct())
          .hasSizeGreaterThanOrEqualTo(4);
    }
  }

  @Test
  void nothingIsLoadedButTheFileAndNothingFails() {
    page().search("orders");
    page().reset();
    assertThat(browser().requests()).containsExactly(file.toUri().toString());
    assertThat(browser().ask("return performance.getEntriesByType('resource').length").asInt())
        .isZero();
    assertThat(browser().console()).isEmpty();
  }

  @Test
  void eachFindingIsShownWithWhatIsWrongWhereAndTheFix() {
    List<Row> rows = page().rows();
    assertThat(rows).hasSameSizeAs(findings);
    assertThat(page().shown()).hasSameSizeAs(findings);
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      Found found = findings.get(i);
      assertThat(row.title()).contains(found.kind(), found.name());
      assertThat(row.action()).isEqualTo(found.action());
      assertThat(row.rule()).isEqualTo(found.rule());
      assertThat(row.path()).isEqualTo(found.path());
      assertThat(row.text()).contains(found.problem(), "fix: " + found.fix());
    }
  }

  @Test
  void theLinesOfTheResourceAreShown() {
    Predicate<Found> label =
        found -> found.rule().equals("VVP-030") && found.path().endsWith("labels[app]");
    String row = page().rows().get(numbers(label).getFirst()).text();
    assertThat(row).contains("spec:\n  kubernetes:\n    labels:\n      app: \"mine\"\n");
  }

  @ParameterizedTest
  @CsvSource({"Namespace,namespace", "Kind,kind", "Rule,rule"})
  void totalsAreThoseOfTheResult(String table, String choice) {
    Map<String, Map<String, Integer>> shown = new TreeMap<>();
    page()
        .totals(table)
        .forEach((name, counts) -> shown.put(table.equals("Rule") ? rule(name) : name, counts));
    Map<String, Map<String, Integer>> expected =
        findings.stream()
            .collect(
                groupingBy(
                    found -> found.value(choice),
                    TreeMap::new,
                    groupingBy(Found::action, TreeMap::new, summingInt(_ -> 1))));
    assertThat(shown).isEqualTo(expected);
  }

  /** The id, which the title of the rule comes after. */
  private static String rule(String name) {
    return name.split(" ", 2)[0];
  }

  @ParameterizedTest
  @FieldSource("CHOICES")
  void eachChoiceLeavesItsFindingsAlone(String choice) {
    Map<String, Long> expected =
        findings.stream().collect(groupingBy(found -> found.value(choice), counting()));
    assertThat(page().offered(choice)).containsAll(expected.keySet());
    for (String value : page().offered(choice)) {
      page().choose(choice, value);
      assertShown(found -> found.value(choice).equals(value));
    }
    page().choose(choice, "");
    assertShown(found -> true);
  }

  @Test
  void searchLooksForEachWordInResourceAndFinding() {
    Found some = findings.get(findings.size() / 2);
    page().search(some.name());
    assertShown(found -> found.name().equals(some.name()));
    page().search(" " + some.rule().toLowerCase());
    assertShown(found -> found.name().equals(some.name()) && text(found).contains(some.rule()));
    page().search(" nowhere");
    assertShown(found -> false);
  }

  /** As far as a rule may be named in it. */
  private static String text(Found found) {
    return found.rule() + found.problem() + found.fix() + found.finding().path("also");
  }

  @Test
  void filtersCombineAndAreReset() {
    page().choose("namespace", "team-c");
    page().choose("action", "Exempted");
    page().choose("kind", "FlinkCluster");
    page().choose("rule", "SLU-001");
    page().search("component");
    assertShown(
        found ->
            found.namespace().equals("team-c")
                && found.action().equals("Exempted")
                && found.kind().equals("FlinkCluster")
                && found.rule().equals("SLU-001")
                && found.path().endsWith("[component]"));
    page().reset();
    assertShown(found -> true);
  }

  /** In the task of the event itself: nothing is put off until later. */
  @Test
  void aChoiceIsShownAtOnce() {
    String output =
        browser()
            .ask(
                """
                const select = document.querySelector('select[name=action]');
                select.value = 'Warn';
                select.dispatchEvent(new Event('change'));
                return document.querySelector('output').textContent;
                """)
            .asText();
    assertThat(output).isEqualTo(output(numbers(found -> found.action().equals("Warn"))));
  }

  @Test
  void whatIsReportedIsNeverMarkup() {
    assertThat(browser().title()).startsWith("Sluice: ");
    assertThat(browser().ask("return document.querySelectorAll('script').length").asInt()).isOne();
    assertThat(browser().ask("return document.images.length").asInt()).isZero();
    assertThat(page().rows()).anyMatch(row -> row.title().contains(ManyFindings.HOSTILE));
    page().choose("namespace", ManyFindings.HOSTILE);
    assertShown(found -> found.namespace().equals(ManyFindings.HOSTILE));
  }

  @Test
  void theKeyboardReachesEverything() {
    List<String> reached =
        IntStream.range(0, 9).mapToObj(_ -> tab()).map(HtmlReportIT::name).toList();
    assertThat(reached)
        .containsExactly(
            "totals: Namespace",
            "totals: Kind",
            "totals: Rule",
            "search",
            "action",
            "namespace",
            "kind",
            "rule",
            "reset");
  }

  @Test
  void theKeyboardFiltersAndResets() {
    IntStream.range(0, 4).forEach(_ -> tab());
    browser().focused().sendKeys("slu-001");
    assertShown(found -> text(found).contains("SLU-001"));
    tab().sendKeys(Keys.ARROW_DOWN);
    assertShown(found -> text(found).contains("SLU-001") && found.action().equals("Deny"));
    IntStream.range(0, 4).forEach(_ -> tab());
    browser().focused().sendKeys(Keys.ENTER);
    assertShown(found -> true);
  }

  private WebElement tab() {
    browser().focused().sendKeys(Keys.TAB);
    String outline = browser().ask(Look.OUTLINE).asText();
    assertThat(outline).as("what has the focus is to be seen").isNotEqualTo("none");
    return browser().focused();
  }

  private static String name(WebElement element) {
    return Optional.ofNullable(element.getDomAttribute("aria-label")).orElseGet(element::getText);
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void everyTextHasContrast(String scheme) {
    browser().prefer(scheme);
    assertThat(browser().ask(Look.BACKGROUND).asDouble() > 0.5).isEqualTo(scheme.equals("light"));
    assertThat(browser().ask(Look.TEXTS).asInt()).isGreaterThan(1_000);
    assertThat(browser().ask(Look.TOO_FAINT)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1280, 400})
  void nothingIsWiderThanTheWindow(int width) {
    browser().width(width);
    assertThat(browser().ask("return document.documentElement.clientWidth").asInt())
        .isBetween(width - 20, width);
    assertThat(browser().ask(Look.TOO_WIDE)).isEmpty();
  }

  private void assertShown(Predicate<Found> expected) {
    List<Integer> numbers = numbers(expected);
    assertThat(page().shown()).isEqualTo(numbers);
    assertThat(page().output()).isEqualTo(output(numbers));
    Function<Integer, Object> resource = number -> findings.get(number).resource();
    assertThat(page().resources())
        .isEqualTo((int) numbers.stream().map(resource).distinct().count());
  }

  private String output(List<Integer> numbers) {
    return numbers.size() + " of " + findings.size() + " findings";
  }

  private List<Integer> numbers(Predicate<Found> wanted) {
    return IntStream.range(0, findings.size())
        .filter(number -> wanted.test(findings.get(number)))
        .boxed()
        .toList();
  }
}
