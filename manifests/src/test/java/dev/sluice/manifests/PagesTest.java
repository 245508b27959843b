package dev.sluice.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pages for users say that can be looked up. */
class PagesTest {
  private static final Path PROJECT = Path.of("..");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]*)(?:#([^)]*))?\\)");

  @Test
  void readmeNamesEveryKindInItsTable() {
    String readme = TestFiles.text(PROJECT.resolve("README.md"));
    String table =
        readme
            .substring(readme.indexOf("\n## What it judges\n"))
            .lines()
            .dropWhile(line -> !line.startsWith("| system |"))
            .takeWhile(line -> line.startsWith("|"))
            .toList()
            .toString();
    List<String> missing =
        JudgedKind.all().stream()
            .map(JudgedKind::name)
            .filter(kind -> !Pattern.compile("\\b" + kind + "\\b").matcher(table).find())
            .toList();
    assertThat(missing)
        .as("kinds with a profile to be named, by hand, in README.md under \"What it judges\"")
        .isEmpty();
  }

  static Stream<Path> pages() {
    return Stream.concat(
        TestFiles.below(PROJECT.resolve("docs"), "\\.md").stream(),
        Stream.of("README.md", "CONTRIBUTING.md").map(PROJECT::resolve));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void linksLeadSomewhere(Path page) {
    Matcher link = LINK.matcher(TestFiles.text(page));
    while (link.find()) {
      Path target = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1)).normalize();
      assertThat(target).as("%s in %s", link.group(), page).exists();
      if (link.group(2) != null) {
        assertThat(anchors(target)).as("%s in %s", link.group(), page).contains(link.group(2));
      }
    }
  }

  /** Of the headings, as GitHub makes them. */
  private static List<String> anchors(Path page) {
    return TestFiles.text(page)
        .lines()
        .filter(line -> line.startsWith("#"))
        .map(line -> line.replaceFirst("#+ ", "").toLowerCase())
        .map(heading -> heading.replaceAll("[^\\w\\- ]", "").replace(' ', '-'))
        .toList();
  }
}
