package dev.sluice.policies;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every row of a system's catalogue is a rule with a case, or listed with why it is none. */
class RowsWithoutCaseTest {
  private static final String FILE = "rows-without-case.txt";

  private static final List<String> ROWS =
      Stream.of(
              rows("VVP-%03d", 95),
              rows("FC-S%d", 12),
              rows("FC-M%d", 4),
              rows("FC-V%d", 1),
              rows("FC-G%d", 4),
              rows("FC-JM%d", 12),
              rows("FC-TM%d", 12),
              rows("FC-JOB%d", 8),
              rows("FC-U%d", 20),
              rows("FC-GC%d", 10))
          .flatMap(rows -> rows)
          .toList();

  private static final List<String> LINES =
      DataFiles.text(FILE).lines().filter(line -> !line.startsWith("#")).toList();

  private static final List<String> LISTED =
      LINES.stream().map(line -> line.replaceFirst(" .*", "")).toList();

  /** What a finding or a note of some case names as its rule; {@code also} does not count. */
  private static final Set<String> EXPECTED =
      KitCase.all()
          .flatMap(kit -> Stream.concat(kit.rules().stream(), kit.notes().stream()))
          .collect(Collectors.toCollection(TreeSet::new));

  private static final Predicate<String> IN_CATALOGUE =
      row -> Catalogue.get().find(row).isPresent();

  @Test
  void everyRowIsInTheCatalogueOrListedButNotBoth() {
    assertThat(ROWS.stream().filter(IN_CATALOGUE.negate()))
        .as("rows that are not in the catalogue, and those listed in %s", FILE)
        .containsExactlyElementsOf(LISTED);
  }

  @Test
  void everyRowOfTheCatalogueIsExpectedByACase() {
    assertThat(ROWS.stream().filter(IN_CATALOGUE)).isSubsetOf(EXPECTED);
  }

  @Test
  void noListedRowIsExpectedByACase() {
    assertThat(EXPECTED).doesNotContainAnyElementsOf(LISTED);
  }

  @Test
  void everyListedRowHasAReason() {
    assertThat(LINES).allMatch(line -> line.matches("[A-Z0-9-]+ \\S.*"));
  }

  private static Stream<String> rows(String form, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(form::formatted);
  }
}
