package dev.sluice.webhook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PodSecurityPageTest {
  private static final Path PAGE = Path.of("../docs/pod-security.md");
  private static final String NAMESPACE =
      """
      apiVersion: v1
      kind: Namespace
      metadata: {name: team-a, labels: {pod-security.kubernetes.io/enforce: restricted}}
      """;

  @TempDir Path folder;

  /** The first block of the page is the resource, the second what is printed of it. */
  @Test
  void theExampleOfThePageIsWhatIsPrinted() throws IOException {
    String[] blocks = Files.readString(PAGE).split("```", -1);
    Files.writeString(folder.resolve("orders.yaml"), blocks[1].replaceFirst("yaml\n", ""));
    Files.createDirectory(folder.resolve("state"));
    Files.writeString(folder.resolve("state/team-a.yaml"), NAMESPACE);
    String printed =
        CommandRun.Given.directory(folder).run("check", "--state", "state", "orders.yaml").out();
    String[] now = blocks.clone();
    now[3] = commands(blocks[3]) + printed;
    if (System.getProperty("golden", "").equals("write")) {
      Files.writeString(PAGE, String.join("```", now));
    }
    assertThat(Files.readString(PAGE)).isEqualTo(String.join("```", now));
  }

  private static String commands(String block) {
    String last = "orders.yaml\n";
    return block.substring(0, block.indexOf(last) + last.length());
  }
}
