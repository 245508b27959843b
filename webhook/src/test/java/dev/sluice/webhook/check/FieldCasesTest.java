package dev.sluice.webhook.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.webhook.TestFiles;
import dev.sluice.webhook.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Small inputs made after what happened to somebody: each is judged as its head expects, or stands
 * in {@code field-not-yet.txt} with the issue that it waits for, or why it stays so.
 */
class FieldCasesTest {
  private static final Path FOLDER = TestFiles.resource("field");

  @Test
  void eachIsJudgedAsExpectedOrListedAsNotYet() throws IOException {
    Map<String, String> wrong = new TreeMap<>();
    for (Path file : cases()) {
      wrong(file).ifPresent(why -> wrong.put(FOLDER.relativize(file).toString(), why));
    }
    List<String> listed = notYet().map(line -> line.substring(0, line.indexOf(' '))).toList();
    assertThat(wrong.keySet())
        .as("wrong, and what was found: %s", wrong)
        .containsExactlyElementsOf(listed);
  }

  @Test
  void eachListedSaysWhatItWaitsForOrWhyItStays() {
    assertThat(notYet()).allMatch(line -> line.matches("\\S+ (waits for 1[2-4]|stays): \\S.*"));
  }

  /** A wrong denial is never worth waiting for what comes later. */
  @Test
  void noneThatIsToBeAllowedWaitsForALaterIssue() {
    assertThat(notYet().filter(line -> line.contains(" waits for ")))
        .map(line -> FOLDER.resolve(line.substring(0, line.indexOf(' '))))
        .noneMatch(file -> Files.isDirectory(file) || isToBeAllowed(file));
  }

  private static boolean isToBeAllowed(Path file) {
    return TestFiles.text(file).startsWith("# expect: allow");
  }

  private static Stream<String> notYet() {
    return TestFiles.text(TestFiles.resource("field-not-yet.txt"))
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"));
  }

  /** The files and folders below each folder of a source. */
  private static List<Path> cases() throws IOException {
    try (Stream<Path> all = Files.walk(FOLDER, 2)) {
      return all.filter(path -> FOLDER.relativize(path).getNameCount() == 2).sorted().toList();
    }
  }

  private static Optional<String> wrong(Path file) {
    return Files.isDirectory(file)
        ? wrongFolder(file)
        : FieldCase.of(file.getFileName().toString(), TestFiles.text(file)).wrong();
  }

  /** Nothing in it is refused or unreadable. */
  private static Optional<String> wrongFolder(Path folder) {
    CommandRun run = CommandRun.Given.directory(FOLDER).run("check", folder.toString());
    return run.exitCode() == 0
        ? Optional.empty()
        : Optional.of("exit code " + run.exitCode() + ": " + run.out() + run.err());
  }
}
