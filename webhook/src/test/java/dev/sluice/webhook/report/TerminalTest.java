package dev.sluice.webhook.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.webhook.source.Surroundings;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi.Style;

class TerminalTest {
  @Test
  void furtherLinesHangBelowTheText() {
    assertThat(new Terminal(16, false).hanging("  fix: ", "make it even"))
        .isEqualTo("  fix: make it\n       even\n");
  }

  @Test
  void longPathStaysWhole() {
    assertThat(new Terminal(10, false).hanging("  ", "see spec.template.spec.image now"))
        .isEqualTo("  see\n  spec.template.spec.image\n  now\n");
  }

  @Test
  void stylesEndOnTheirLine() {
    assertThat(new Terminal(8, true).hanging("a ", "bold text", Style.bold))
        .isEqualTo("a \u001B[1mbold\u001B[0m\n  \u001B[1mtext\u001B[0m\n");
  }

  @Test
  void escapesAndLineEndsOfDocumentsAreNotObeyed() {
    assertThat(Terminal.plain("a\u001B[31m\nb\u202Ec\u2028")).isEqualTo("a�[31m�b�c�");
  }

  @Test
  void columnsAreTakenWithinReasonAndElse100() {
    assertThat(columns("80")).isEqualTo(80);
    assertThat(columns("300")).isEqualTo(120);
    assertThat(columns("10")).isEqualTo(40);
    assertThat(columns("wide")).isEqualTo(100);
    assertThat(columns("")).isEqualTo(100);
  }

  private static int columns(String variable) {
    return Terminal.of(
            new Surroundings(
                Map.of("COLUMNS", variable),
                InputStream.nullInputStream(),
                Path.of(""),
                false,
                false,
                InstantSource.system()))
        .columns();
  }
}
