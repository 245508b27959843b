package dev.sluice.webhook.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.webhook.http.Permits.Permit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PermitsTest {
  private static final long SMALL = Permits.SMALL;
  private static final long LARGE = SMALL + 1;

  private final Permits permits = new Permits(10 * SMALL, 2 * SMALL, 6 * SMALL);

  @Test
  void largeBodiesLeaveTheReserveToSmallOnes() {
    assertThat(of(new AtomicLong()).growTo(4 * SMALL, 4 * SMALL)).isTrue();
    assertThat(of(new AtomicLong()).growTo(4 * SMALL, 4 * SMALL)).isTrue();
    assertThat(permits.fits(LARGE)).isFalse();
    assertThat(of(new AtomicLong()).growTo(1, LARGE)).isFalse();
    assertThat(of(new AtomicLong()).growTo(SMALL, SMALL)).isTrue();
    assertThat(of(new AtomicLong()).growTo(SMALL, SMALL)).isTrue();
    assertThat(of(new AtomicLong()).growTo(1, 1)).isFalse();
    assertThat(permits.taken()).isEqualTo(10 * SMALL);
  }

  @Test
  void oneConnectionHasItsShareAndNoMore() {
    AtomicLong connection = new AtomicLong();
    Permit first = of(connection);
    assertThat(first.growTo(5 * SMALL, 5 * SMALL)).isTrue();
    Permit second = of(connection);
    assertThat(second.growTo(SMALL, SMALL)).isTrue();
    assertThat(second.growTo(SMALL + 1, LARGE)).isFalse();
    assertThat(of(new AtomicLong()).growTo(SMALL, SMALL)).isTrue();
    first.close();
    assertThat(second.growTo(2 * SMALL, 2 * SMALL)).isTrue();
    assertThat(connection).hasValue(2 * SMALL);
  }

  @Test
  void whatIsRefusedTakesNothingAndWhatIsClosedGivesAllBackOnce() {
    AtomicLong connection = new AtomicLong();
    Permit permit = of(connection);
    assertThat(permit.growTo(7 * SMALL, 7 * SMALL)).isFalse();
    assertThat(permits.taken()).isZero();
    assertThat(permit.growTo(6 * SMALL, 6 * SMALL)).isTrue();
    permit.close();
    permit.close();
    assertThat(permits.taken()).isZero();
    assertThat(connection).hasValue(0);
  }

  private Permit of(AtomicLong connection) {
    return permits.open(connection);
  }
}
