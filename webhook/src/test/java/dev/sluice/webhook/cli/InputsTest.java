package dev.sluice.webhook.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.sluice.policies.documents.Document;
import dev.sluice.webhook.BuiltIns;
import dev.sluice.webhook.cli.CommandRun.Given;
import dev.sluice.webhook.source.Inputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputsTest {
  @TempDir Path folder;

  @Test
  void foldersAreReadDeeplySortedAndUnderTheNamesAsGiven() throws IOException {
    write("k8s/b.yml", "k8s/a/z.json", "k8s/c.yaml", "k8s/notes.txt", "k8s/yaml");
    assertThat(read("./k8s/")).containsExactly("./k8s/a/z.json", "./k8s/b.yml", "./k8s/c.yaml");
  }

  @Test
  void hiddenFoldersAreSkippedUnlessNamed() throws IOException {
    write("k8s/.git/a.yaml", "k8s/b.yaml");
    assertThat(read("k8s")).containsExactly("k8s/b.yaml");
    assertThat(read("k8s/.git")).containsExactly("k8s/.git/a.yaml");
  }

  @Test
  void mountedConfigMapIsReadOnce() throws IOException {
    write("mount/..2026_11_20/policy.yaml");
    Files.createSymbolicLink(folder.resolve("mount/..data"), Path.of("..2026_11_20"));
    Files.createSymbolicLink(folder.resolve("mount/policy.yaml"), Path.of("..data/policy.yaml"));
    assertThat(read("mount")).containsExactly("mount/policy.yaml");
  }

  @Test
  void fileIsReadWhateverItsEnding() throws IOException {
    write("template");
    assertThat(read("template")).containsExactly("template");
  }

  @Test
  void fileThatIsNamedTwiceIsReadOnce() throws IOException {
    write("k8s/a.yaml", "k8s/b.yaml");
    assertThat(read("k8s/b.yaml", "k8s", "./k8s/a.yaml", "-", "-"))
        .containsExactly("k8s/b.yaml", "k8s/a.yaml", "-");
  }

  @Test
  void brokenLinkIsAnErrorOfThatFileOnly() throws IOException {
    write("k8s/b.yaml");
    Files.createSymbolicLink(folder.resolve("k8s/a.yaml"), Path.of("nowhere"));
    Inputs inputs = Inputs.read(List.of("k8s"), given().surroundings(), BuiltIns.BOOK.kinds());
    assertThat(inputs.documents().getFirst().errors().getFirst().source()).isEqualTo("k8s/a.yaml");
    assertThat(inputs.documents()).hasSize(2);
  }

  @Test
  void namedPipeIsLeftOutOfAFolder() throws IOException, InterruptedException {
    write("k8s/b.yaml");
    Process made = new ProcessBuilder("mkfifo", folder.resolve("k8s/a.yaml").toString()).start();
    assumeThat(made.waitFor()).isZero();
    assertThat(read("k8s")).containsExactly("k8s/b.yaml");
  }

  @Test
  void foldersMayBeDeep() throws IOException {
    String deep = "k8s" + "/d".repeat(1_500);
    Path at = Files.createDirectory(folder.resolve("k8s"));
    for (int i = 0; i < 1_500; i++) {
      at = Files.createDirectory(at.resolve("d"));
    }
    write(deep + "/a.yaml", "k8s/z.yaml");
    assertThat(read("k8s")).containsExactly(deep + "/a.yaml", "k8s/z.yaml");
    Files.delete(at.resolve("a.yaml")); // what cleans up after the test is less patient
    for (int i = 0; i < 1_500; i++) {
      Path parent = at.resolveSibling("");
      Files.delete(at);
      at = parent;
    }
  }

  @Test
  void emptyFolderIsWrongUsageWithAHint() throws IOException {
    write("k8s/.hidden/a.yaml");
    CommandRun run = given().run("check", "k8s");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("no *.yaml, *.yml or *.json file below k8s", "--help");
  }

  @Test
  void namingNothingIsWrongUsageWithAHint() {
    CommandRun run = given().run("check");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("name files, folders, or - for standard input");
  }

  private List<String> read(String... names) {
    return Inputs.read(List.of(names), given().surroundings(), BuiltIns.BOOK.kinds())
        .documents()
        .stream()
        .flatMap(source -> source.documents().stream())
        .map(Document::source)
        .toList();
  }

  private Given given() {
    return Given.directory(folder).input("a: 1");
  }

  private void write(String... files) throws IOException {
    for (String file : files) {
      Path path = folder.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, "{\"a\": 1}\n");
    }
  }
}
