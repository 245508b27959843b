package dev.sluice.webhook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HowToPageTest {
  private static final Path PAGE = Path.of("../docs/how-to.md");
  private static final String COMMAND = "$ ./sluice ";

  @TempDir Path folder;

  /** From the top: a block of YAML is a file from then on, one of a console what is printed. */
  @Test
  void everyCommandPrintsWhatThePageShows() throws IOException {
    String[] blocks = Files.readString(PAGE).split("```", -1);
    for (int i = 1; i < blocks.length; i += 2) {
      if (blocks[i].startsWith("yaml\n# ")) {
        write(blocks[i].substring("yaml\n".length()));
      } else {
        assertThat(blocks[i]).startsWith("console\n" + COMMAND);
        blocks[i] = ran(blocks[i]);
      }
    }
    if (System.getProperty("golden", "").equals("write")) {
      Files.writeString(PAGE, String.join("```", blocks));
    }
    assertThat(Files.readString(PAGE)).isEqualTo(String.join("```", blocks));
  }

  private void write(String text) throws IOException {
    Path file = folder.resolve(text.substring(2, text.indexOf('\n')));
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private String ran(String block) {
    int start = block.indexOf(COMMAND) + COMMAND.length();
    int end = block.indexOf('\n', start);
    CommandRun run = CommandRun.Given.directory(folder).run(block.substring(start, end).split(" "));
    assertThat(run.err()).isEmpty();
    return block.substring(0, end + 1) + run.out();
  }
}
