package dev.sluice.certs.selfmanaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.certs.LocalAuthority;
import dev.sluice.certs.selfmanaged.Authorities.Former;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How one authority follows another, by the clock. */
class AuthoritiesTest {
  private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");
  private static final Duration TWO_THIRDS = Authorities.LIFETIME.multipliedBy(2).dividedBy(3);

  private final Authorities first = Authorities.create(START);

  @Test
  void nothingIsDueUntilTwoThirdsOfALife() {
    Instant before = START.plus(TWO_THIRDS).minus(Duration.ofMinutes(10));
    assertThat(first.step(before, false, true)).isSameAs(first);
  }

  @Test
  void theNextOneIsMadeAfterTwoThirdsAndSignsOnlyOnceItIsSettled() {
    Instant later = START.plus(TWO_THIRDS).plusSeconds(1);
    Authorities both = first.step(later, false, false);
    assertThat(both.current()).isEqualTo(first.current());
    assertThat(both.next()).isPresent();
    assertThat(both.step(later, false, false)).isSameAs(both);

    Authorities changed = both.step(later, false, true);
    assertThat(changed.current()).isEqualTo(both.next().orElseThrow());
    assertThat(changed.next()).isEmpty();
    assertThat(changed.former().map(Former::certificate)).contains(first.current().certificate());
  }

  /** So no configuration is written in the moment in which replicas change their certificates. */
  @Test
  void theBundleIsTheSameBeforeAndAfterTheChange() {
    Instant later = START.plusSeconds(1);
    Authorities both = first.step(later, true, false);
    assertThat(both.step(later, false, true).bundle()).isEqualTo(both.bundle());
    assertThat(both.bundle())
        .startsWith(first.bundle())
        .hasSizeGreaterThan(first.bundle().length());
  }

  @Test
  void anotherOneIsMadeWheneverItIsAskedForButOnlyOne() {
    Authorities both = first.step(START, true, false);
    assertThat(both.next()).isPresent();
    assertThat(both.step(START, true, false)).isSameAs(both);
  }

  @Test
  void theFormerOneIsForgottenWhenAllThatItSignedHasEnded() {
    Authorities changed = first.step(START, true, false).step(START, false, true);
    Instant end = START.plus(Authorities.SERVING_LIFETIME);
    assertThat(changed.former().map(Former::until)).contains(end);
    assertThat(changed.step(end, false, true)).isSameAs(changed);
    assertThat(changed.step(end.plusSeconds(1), false, true).former()).isEmpty();
  }

  @Test
  void theFormerOneIsForgottenNoLaterThanAtItsOwnEnd() {
    Instant soon = first.current().expiry().minus(Duration.ofDays(1));
    Authorities changed = first.step(soon, false, false).step(soon, false, true);
    assertThat(changed.former().map(Former::until)).contains(first.current().expiry());
  }

  /** As after a year in which the cluster was switched off, or a leap of the clock. */
  @Test
  void oneThatHasEndedIsReplacedAtOnce() {
    Instant late = first.current().expiry().plusSeconds(1);
    Authorities anew = first.step(late, false, false);
    assertThat(anew.current()).isNotEqualTo(first.current());
    assertThat(anew.current().expiry()).isAfter(late);
    assertThat(anew.bundle()).isEqualTo(anew.current().certificatePem());

    LocalAuthority next = LocalAuthority.create("next", late, Authorities.LIFETIME);
    Authorities waiting = new Authorities(first.current(), Optional.of(next), Optional.empty());
    assertThat(waiting.step(late, false, false).current()).isEqualTo(next);
  }

  @Test
  void whatItIssuesNeverOutlivesIt() {
    Instant soon = first.current().expiry().minus(Duration.ofDays(1));
    var issued =
        first
            .current()
            .issue(List.of("sluice.sluice-system.svc"), soon, Authorities.SERVING_LIFETIME);
    assertThat(issued.expiry()).isEqualTo(first.current().expiry());
    assertThat(issued.renewal()).isBetween(soon.plus(Duration.ofHours(15)), issued.expiry());
  }
}
