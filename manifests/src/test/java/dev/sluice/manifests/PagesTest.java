package dev.sluice.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pages for users say that can be looked up. */
class PagesTest {
  private static final Path PROJECT = Path.of("..");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]*)(?:#([^)]*))?\\)");
  private static final Pattern ANCHOR = Pattern.compile("<a id=\"([^\"]*)\">");
  private static final Map<Path, Set<String>> ANCHORS = new ConcurrentHashMap<>();

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
    return Stream.of(
            TestFiles.below(PROJECT.resolve("docs"), "\\.md").stream(),
            TestFiles.below(PROJECT.resolve("policies/rules"), "\\.md").stream(),
            Stream.of("README.md", "CONTRIBUTING.md", "policies/RULES.md").map(PROJECT::resolve))
        .flatMap(pages -> pages);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void linksLeadSomewhere(Path page) {
    Matcher link = LINK.matcher(TestFiles.text(page));
    while (link.find()) {
      Path target = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1)).normalize();
      assertThat(target).as("%s in %s", link.group(), page).exists();
      if (link.group(2) != null) {
        assertThat(ANCHORS.computeIfAbsent(target, PagesTest::anchors))
            .as("%s in %s", link.group(), page)
            .contains(link.group(2));
      }
    }
  }

  /** Of the headings, as GitHub makes them, and those written. */
  private static Set<String> anchors(Path page) {
    String text = TestFiles.text(page);
    Stream<String> headings =
        text.lines()
            .filter(line -> line.startsWith("#"))
            .map(line -> line.replaceFirst("#+ ", "").toLowerCase())
            .map(heading -> heading.replaceAll("[^\\w\\- ]", "").replace(' ', '-'));
    Stream<String> written = ANCHOR.matcher(text).results().map(anchor -> anchor.group(1));
    return Stream.concat(headings, written).collect(Collectors.toSet());
  }
}
