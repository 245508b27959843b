package dev.sluice.webhook.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DeadlineTest {
  private static final byte[] BODY = {};

  private final AtomicLong nanos = new AtomicLong();

  @Test
  void workInTimeIsDone() throws Exception {
    assertThat(steps(Duration.ofSeconds(1), 0).on(BODY).result()).isEqualTo("done");
  }

  /** Time that a body waits for its turn counts, too. */
  @Test
  void workPastItsDeadlineIsCutShort() throws Exception {
    Exchange.Work<String> work = steps(Duration.ofSeconds(1), 0);
    nanos.set(Duration.ofSeconds(2).toNanos());
    assertThat(work.on(BODY).cause())
        .isInstanceOfSatisfying(BadRequest.class, bad -> assertThat(bad.status()).isEqualTo(504));
    assertThat(steps(Duration.ofSeconds(1), 1_000_000).on(BODY).cause())
        .isInstanceOf(BadRequest.class);
  }

  /** A million steps, each of which takes its time. */
  private Exchange.Work<String> steps(Duration budget, long each) {
    return Deadline.within(
        budget,
        nanos::get,
        (body, steps) -> {
          for (int i = 0; i < 1_000_000; i++) {
            nanos.addAndGet(each);
            steps.take();
          }
          return Future.succeededFuture("done");
        });
  }
}
