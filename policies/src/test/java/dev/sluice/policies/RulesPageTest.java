package dev.sluice.policies;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class RulesPageTest {
  @Test
  void pageOfRulesIsUpToDate() throws IOException {
    GeneratedPage.assertIsUpToDate("RULES.md", RulesPage.text());
  }

  @Test
  void everyRuleHasOneSection() {
    assertThat(RulesPage.text().lines().filter(line -> line.startsWith("## ")))
        .doesNotHaveDuplicates()
        .containsAll(
            KitCase.BOOK.catalogue().all().stream().map(rule -> "## " + rule.id()).toList());
  }
}
