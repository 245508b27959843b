package dev.sluice.policies.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ControlCharactersTest {
  @Test
  void controlsAndLineEndsAreReplacedAndNothingElse() {
    assertThat(ControlCharacters.replace("a\r\n\t\u0000\u007F\u0085\u009Fb\u2028\u2029", '?'))
        .isEqualTo("a???????b??");
    assertThat(ControlCharacters.replace("ä 😀\u00A0\u202E", '?')).isEqualTo("ä 😀\u00A0\u202E");
  }
}
