package dev.sluice.policies.apache;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatorMemoryTest {

  @ParameterizedTest
  @CsvSource({"1.5Gi, 1536Mi", "0.5 g, 512Mi", "1.0001Mi, 2Mi"})
  void aFractionIsSpelledInMebibytesRoundedUp(String fraction, String whole) {
    assertThat(OperatorMemory.wholeSpelling(fraction)).contains(whole);
  }

  @Test
  void anExponentDoesNotMakeAFixOfTenThousandDigits() {
    assertThat(OperatorMemory.wholeSpelling("1.5E9999Gi")).isEmpty();
  }
}
