package dev.sluice.policies.flinkcluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlinkVersionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.9.3",
        "v1.9",
        "1",
        "0.10",
        "1.10-SNAPSHOT",
        "1.10rc1",
        "v1.10.0-1+b.2",
        "1.9+b"
      })
  void isBelow(String text) {
    assertThat(FlinkVersion.of(text).map(version -> version.isBelow(1, 10))).contains(true);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.10",
        "1.10.0",
        "v1.14.2",
        "2",
        "1.10.1-SNAPSHOT",
        "1.15-rc.1",
        "1.10+b-1",
        "2.0.0.1"
      })
  void isNotBelow(String text) {
    assertThat(FlinkVersion.of(text).map(version -> version.isBelow(1, 10))).contains(false);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "v", "1.", ".1", "1..2", "1.x", "1.14_2", "latest", "1.14 ", "-1", "1+"})
  void isNone(String text) {
    assertThat(FlinkVersion.of(text)).isEqualTo(Optional.empty());
  }
}
