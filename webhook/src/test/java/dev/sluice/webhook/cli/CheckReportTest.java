package dev.sluice.webhook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.webhook.cli.CommandRun.Given;
import dev.sluice.webhook.report.Golden;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class CheckReportTest {
  private static final Given GIVEN = Given.directory(Golden.FOLDER);
  private static final String[] CHECK = {"check", "k8s", "missing.yaml", "--policies", "policies"};

  @Test
  void textIsAsInTheFile() throws IOException {
    Golden.assertIsAsIn("check.txt", GIVEN.run(CHECK).out());
  }

  @Test
  void textOnANarrowTerminalIsAsInTheFile() throws IOException {
    Golden.assertIsAsIn("check-60-columns.txt", GIVEN.variable("COLUMNS", "60").run(CHECK).out());
  }

  @Test
  void textWithColoursIsAsInTheFile() throws IOException {
    String text = GIVEN.onTerminal().run(CHECK).out();
    Golden.assertIsAsIn("check-colours.txt", text.replace("\u001B", "<ESC>"));
  }

  @Test
  void coloursOnlyAddEscapes() {
    String text = GIVEN.onTerminal().run(CHECK).out();
    assertThat(text.replaceAll("\u001B\\[[0-9;]*m", "")).isEqualTo(GIVEN.run(CHECK).out());
  }

  @Test
  void noColorAndDumbTerminalsAreRespected() {
    Given terminal = GIVEN.onTerminal();
    assertThat(terminal.variable("NO_COLOR", "1").run(CHECK).out()).doesNotContain("\u001B");
    assertThat(terminal.variable("TERM", "dumb").run(CHECK).out()).doesNotContain("\u001B");
    assertThat(terminal.variable("TERM", "xterm").run(CHECK).out()).contains("\u001B");
  }

  @Test
  void jsonIsAsInTheFile() throws IOException {
    CommandRun run = GIVEN.variable("SLUICE_OUTPUT", "json").run(CHECK);
    Golden.assertIsAsIn("check.json", run.out());
  }

  @Test
  void linesKeepToTheWidthUnlessAPathIsLonger() {
    for (String columns : new String[] {"60", "100", "120"}) {
      assertThat(GIVEN.variable("COLUMNS", columns).run(CHECK).out().lines())
          .allMatch(
              line -> line.length() <= Integer.parseInt(columns) || !line.strip().contains(" "));
    }
  }

  @Test
  void nothingButWhatIsWrongWithWholeFilesIsSaidBesideTheReport() {
    assertThat(GIVEN.run(CHECK).err())
        .isEqualTo("missing.yaml: there is no such file or folder; correct the path\n");
  }
}
