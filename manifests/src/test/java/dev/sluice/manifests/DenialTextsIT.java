package dev.sluice.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What kubectl prints of a denial, to the letter: for one document it shows the causes, for two the
 * messages, with the namespace as {@code NAMESPACE}. {@code -Dgolden=write} writes what came
 * instead of comparing.
 */
@ExtendWith(EndToEnd.class)
class DenialTextsIT {
  private static final Path DENIALS = TestFiles.resource("denials");

  static Stream<String> groups() throws IOException {
    try (Stream<Path> folders = Files.list(DENIALS)) {
      return folders.map(f -> f.getFileName().toString()).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("groups")
  void kubectlShowsEachProblem(String group, Cluster cluster) throws IOException {
    Path folder = DENIALS.resolve(group);
    String namespace = cluster.strictNamespace();
    Kubectl kubectl = cluster.kubectl(namespace).in(folder);
    for (String documents : List.of("one", "two")) {
      String printed =
          kubectl
              .run("apply", "-f", documents + ".yaml")
              .text()
              .replace(" " + namespace + "/", " NAMESPACE/");
      Path expected = folder.resolve(documents + ".txt");
      if (System.getProperty("golden", "").equals("write")) {
        Files.writeString(expected, printed);
      }
      assertThat(printed).isEqualTo(TestFiles.text(expected));
    }
  }

  @Test
  void eachGroupWithRulesHasItsText() throws IOException {
    Stream<String> withRules =
        TestFiles.below(Path.of("../policies/rules"), "\\.md").stream()
            .map(page -> page.getFileName().toString().replace(".md", ""));
    assertThat(groups()).containsExactlyInAnyOrderElementsOf(withRules.toList());
  }
}
