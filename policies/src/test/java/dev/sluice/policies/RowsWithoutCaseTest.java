package dev.sluice.policies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.policies.documents.DataFiles;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every row of the systems' catalogues is a rule with a case, or listed with why it is none. */
class RowsWithoutCaseTest {
  private static final String FILE = "rows-without-case.txt";

  private static final List<String> ROWS =
      Stream.of(
              IntStream.rangeClosed(1, 95).mapToObj("VVP-%03d"::formatted),
              IntStream.rangeClosed(1, 41).mapToObj("FLK-%03d"::formatted),
              // the Apache operator
              Stream.of("FD-NAME-1", "FD-SA-1"),
              numbered("FD-VER-", 1, 3),
              numbered("FD-CONF-", 1, 3),
              numbered("FD-ING-", 1, 2),
              numbered("FD-LOG-", 1, 1),
              numbered("FD-JOB-", 1, 7),
              numbered("FD-JM-", 1, 8),
              numbered("FD-TM-", 1, 7),
              numbered("FD-UPD-", 1, 5),
              numbered("AS-", 0, 13),
              numbered("SJ-", 1, 13),
              numbered("SS-", 1, 4),
              numbered("GEN-", 1, 8),
              // the FlinkCluster operators
              numbered("FC-S", 1, 12),
              numbered("FC-M", 1, 4),
              numbered("FC-V", 1, 1),
              numbered("FC-G", 1, 4),
              numbered("FC-JM", 1, 12),
              numbered("FC-TM", 1, 12),
              numbered("FC-JOB", 1, 8),
              numbered("FC-U", 1, 20),
              numbered("FC-GC", 1, 10),
              // the API server
              IntStream.rangeClosed(22, 430).mapToObj("POD-%03d"::formatted),
              IntStream.rangeClosed(1, 15).mapToObj("PODW-%02d"::formatted),
              IntStream.rangeClosed(1, 13).mapToObj("PODL-%02d"::formatted))
          .flatMap(rows -> rows)
          .toList();

  private static Stream<String> numbered(String prefix, int first, int last) {
    return IntStream.rangeClosed(first, last).mapToObj(number -> prefix + number);
  }

  private static final List<String> LINES =
      DataFiles.text(FILE).lines().filter(line -> !line.startsWith("#")).toList();

  private static final List<String> LISTED =
      LINES.stream().map(line -> line.replaceFirst(" .*", "")).toList();

  /**
   * What a finding or a note of some case names as its rule; {@code also} does not count, but for
   * the API server's rows, which PlainPodTest finds by their own names.
   */
  private static final Set<String> EXPECTED =
      Stream.of(
              KitCase.all()
                  .flatMap(kit -> Stream.concat(kit.rules().stream(), kit.notes().stream())),
              KitPods.all().map(KitPods::row),
              KitCase.WITHOUT_CASE.stream())
          .flatMap(rules -> rules)
          .collect(Collectors.toCollection(TreeSet::new));

  private static final Predicate<String> IN_CATALOGUE =
      row -> KitCase.BOOK.catalogue().find(row).isPresent();

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
}
