package dev.sluice.webhook.http;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;

/**
 * Ends a request at its deadline, whatever becomes of the work, and before that where its body
 * hardly comes: such a one would hold its bytes for nothing.
 */
final class Watch {
  /** Packets that got lost twice are there again by then. */
  static final Duration WINDOW = Duration.ofSeconds(3);

  /** Bytes that must come in it, unless the body ends: 16 KiB a second. */
  static final int LEAST = 48 * 1024;

  private final Vertx vertx;
  private final Promise<?> answer;
  private final Intake body;
  private final long deadline;
  private int arrived;
  private long timer;

  Watch(Vertx vertx, Promise<?> answer, Intake body, Duration budget) {
    this.vertx = vertx;
    this.answer = answer;
    this.body = body;
    this.deadline = System.nanoTime() + budget.toNanos();
    arm(budget);
  }

  void cancel() {
    vertx.cancelTimer(timer);
  }

  private void arm(Duration left) {
    Duration next = left.compareTo(WINDOW) < 0 ? left : WINDOW;
    timer = vertx.setTimer(Math.max(1, next.toMillis()), this::fired);
  }

  private void fired(long id) {
    Duration left = Duration.ofNanos(deadline - System.nanoTime());
    if (left.toMillis() <= 0) {
      answer.tryFail(late());
      body.fail(late());
    } else if (!body.isOver() && body.arrived() - arrived < LEAST) {
      body.fail(new BadRequest(504, "slow", "the body came too slowly"));
    } else {
      arrived = body.arrived();
      arm(left);
    }
  }

  static BadRequest late() {
    return new BadRequest(504, "deadline", "there was not enough time");
  }
}
