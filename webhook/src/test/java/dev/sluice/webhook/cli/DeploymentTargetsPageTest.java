package dev.sluice.webhook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeploymentTargetsPageTest {
  private static final Path PAGE = Path.of("../docs/deployment-targets.md");
  private static final String FILE = "orders.yaml";

  @TempDir Path folder;
  private String[] blocks = {};

  /** The first block of the page is the file, the next three are commands and what they print. */
  @BeforeEach
  void writeFiles() throws IOException {
    blocks = Files.readString(PAGE).split("```", -1);
    String file = blocks[1].replaceFirst("yaml\n", "");
    assertThat(file).startsWith("# " + FILE);
    Files.writeString(folder.resolve(FILE), file);
    Files.writeString(folder.resolve("misspelt.yaml"), file.replace("Exists", "Exist"));
  }

  @Test
  void theExamplesOfThePageAreWhatIsPrinted() throws IOException {
    String[] now = blocks.clone();
    for (int block : List.of(3, 5, 7)) {
      now[block] = ran(blocks[block]);
    }
    if (System.getProperty("golden", "").equals("write")) {
      Files.writeString(PAGE, String.join("```", now));
    }
    assertThat(Files.readString(PAGE)).isEqualTo(String.join("```", now));
  }

  @Test
  void theFirstExampleIsRight() {
    assertThat(run("check", FILE).exitCode()).isZero();
    assertThat(run("plan", FILE).exitCode()).isZero();
  }

  @Test
  void readmeShowsTheSame() throws IOException {
    String readme = Files.readString(Path.of("../README.md"));
    String excerpt = readme.substring(readme.indexOf("$ ./sluice plan " + FILE + "\n"));
    String shown = excerpt.substring(excerpt.indexOf('\n') + 1, excerpt.indexOf("```"));
    assertThat(List.of(shown.split("…\n", -1)))
        .as("parts of what docs/deployment-targets.md shows, in README.md by hand")
        .isNotEmpty()
        .allMatch(run("plan", FILE).out()::contains);
  }

  /** A block up to its last command, with what that prints. */
  private String ran(String block) {
    int last = block.lastIndexOf("$ ./sluice ");
    int end = block.indexOf('\n', last) + 1;
    String command = block.substring(last + "$ ./sluice ".length(), end - 1);
    return block.substring(0, end) + run(command.split(" ")).out();
  }

  private CommandRun run(String... arguments) {
    return CommandRun.Given.directory(folder).run(arguments);
  }
}
