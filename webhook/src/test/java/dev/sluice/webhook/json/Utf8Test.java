package dev.sluice.webhook.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8Test {
  @ParameterizedTest
  @ValueSource(strings = {"", "a", "plain text that is longer than a word", "ä€😀", "12345678ä"})
  void whatIsTextIsValid(String text) {
    assertThat(Utf8.invalidAt(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(-1);
  }

  @Test
  void muchOfItIsValidToo() {
    byte[] text = "ä€😀".repeat(10_000).getBytes(StandardCharsets.UTF_8);
    assertThat(Utf8.invalidAt(text)).isEqualTo(-1);
    text[text.length - 1] = 'x';
    assertThat(Utf8.invalidAt(text)).isEqualTo(text.length - 4);
  }

  /** Overlong, beyond U+10FFFF, a surrogate, a rest without a beginning, one that breaks off. */
  @ParameterizedTest
  @ValueSource(strings = {"C0AF", "E08080", "F4908080", "F8888080", "EDA080", "80", "E282"})
  void whatIsNoCharacterIsFoundWhereItIs(String hex) {
    byte[] wrong = HexFormat.of().parseHex(hex);
    for (int before = 0; before < 20; before++) {
      byte[] text = new byte[before + wrong.length];
      System.arraycopy(wrong, 0, text, before, wrong.length);
      assertThat(Utf8.invalidAt(text)).as("after %d bytes", before).isEqualTo(before);
    }
  }
}
