package dev.sluice.policies;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RulesPageTest {
  private static final Map<String, String> PAGES = RulesPage.pages();

  static Stream<String> pages() {
    return PAGES.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void pageOfRulesIsUpToDate(String file) throws IOException {
    GeneratedPage.assertIsUpToDate(file, PAGES.getOrDefault(file, ""));
  }

  @Test
  void noGroupWithoutRulesHasAPage() throws IOException {
    try (Stream<Path> present = Files.list(Path.of(RulesPage.FOLDER))) {
      assertThat(present.map(page -> RulesPage.FOLDER + "/" + page.getFileName()))
          .allMatch(PAGES::containsKey);
    }
  }

  @Test
  void everyRuleHasOnePlaceWhereTheIndexLinksTo() {
    KitCase.BOOK
        .catalogue()
        .all()
        .forEach(
            rule -> {
              String file = RulesPage.FOLDER + "/" + rule.group() + ".md";
              String anchor = rule.id().toLowerCase(Locale.ROOT);
              String link = "[%s](%s#%s)".formatted(rule.id(), file, anchor);
              assertThat(PAGES.get(RulesPage.INDEX)).containsOnlyOnce(link);
              String place =
                  rule.light().isPresent()
                      ? "| <a id=\"" + anchor + "\"></a>" + rule.id() + " |"
                      : "\n## " + rule.id() + "\n";
              assertThat(PAGES.get(file)).containsOnlyOnce(place);
            });
  }
}
