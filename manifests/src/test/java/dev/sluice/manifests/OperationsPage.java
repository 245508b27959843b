package dev.sluice.manifests;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** docs/operations.md. */
final class OperationsPage {
  static final Path PROJECT = Path.of("..");
  static final String TEXT = TestFiles.text(PROJECT.resolve("docs/operations.md"));

  private static final Pattern SECTION = Pattern.compile("(?m)^(?=## )");
  private static final Pattern SHELL = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

  /** What takes Sluice away, by their titles. */
  static final List<String> AWAY = List.of("Switching it off", "Uninstalling");

  private OperationsPage() {}

  /** The commands of a section. */
  static List<String> commands(String title) {
    return sections(section -> section.startsWith("## " + title + "\n"))
        .flatMap(OperationsPage::commandsIn)
        .toList();
  }

  /** The commands of all sections but those that take Sluice away. */
  static Stream<String> otherCommands() {
    return sections(section -> AWAY.stream().noneMatch(each -> section.startsWith("## " + each)))
        .flatMap(OperationsPage::commandsIn);
  }

  private static Stream<String> sections(Predicate<String> which) {
    return SECTION.splitAsStream(TEXT).filter(which);
  }

  private static Stream<String> commandsIn(String section) {
    return SHELL.matcher(section).results().flatMap(block -> block.group(1).lines());
  }

  /** Runs a command of kubectl where the project is. */
  static Kubectl.Run run(ControlPlane cluster, String command, String... more) {
    String[] words =
        Stream.concat(Stream.of(command.split(" ")).skip(1), Stream.of(more))
            .toArray(String[]::new);
    return cluster.kubectl("sluice-system").in(PROJECT).run(words);
  }
}
