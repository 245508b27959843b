package dev.sluice.certs.selfmanaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SettlingTest {
  private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");
  private static final Instant END = START.plus(Settling.DELAY);

  private final Settling settling = new Settling();

  @Test
  void itIsOverWhenTheSameWasSeenForAsLong() {
    settling.seen("a", true, START);
    assertThat(settling.over("a", END.minusMillis(1))).isFalse();
    settling.seen("a", true, START.plusSeconds(10));
    assertThat(settling.over("a", END)).isTrue();
    assertThat(settling.over("b", END)).isFalse();
  }

  @Test
  void itBeginsAnewWhenAConfigurationHadToBeWritten() {
    settling.seen("a", true, START);
    settling.seen("a", false, START.plusSeconds(10));
    settling.seen("a", true, START.plusSeconds(11));
    assertThat(settling.over("a", END)).isFalse();
    assertThat(settling.over("a", END.plusSeconds(11))).isTrue();
  }

  @Test
  void itBeginsAnewWithAnotherBundleAndWhenTheClockIsSetBack() {
    settling.seen("a", true, START);
    settling.seen("b", true, START.plusSeconds(1));
    assertThat(settling.over("b", END)).isFalse();
    settling.seen("b", true, START.minus(Duration.ofDays(1)));
    assertThat(settling.over("b", END.minus(Duration.ofDays(1)))).isTrue();
  }
}
