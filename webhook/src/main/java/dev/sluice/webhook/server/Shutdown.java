package dev.sluice.webhook.server;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops without losing a call: not ready any more, serving on while everybody notices and asking
 * each connection to close, and for who does not ask for anything until he has left; then no new
 * connections, and the end.
 *
 * @param delay how long to serve on
 * @param patience how much longer to wait for connections that nobody uses
 */
record Shutdown(
    Vertx vertx,
    Optional<AdmissionServer> admission,
    Drain drain,
    Readiness readiness,
    Duration delay,
    Duration patience) {
  private static final Logger LOG = LoggerFactory.getLogger(Shutdown.class);
  private static final Duration LAST_ANSWERS = Duration.ofSeconds(10);
  private static final Duration LOOK = Duration.ofMillis(100);

  void run() {
    readiness.set("serving", false, "stopping");
    LOG.info("stopping: serves on for {} s", delay.toSeconds());
    drain.drain();
    CountDownLatch left = new CountDownLatch(1);
    vertx.setTimer(Math.max(1, delay.toMillis()), fired -> await(left));
    try {
      if (!left.await(delay.plus(patience).toMillis() + 1_000, TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("the event loops are stuck");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    join(admission.<Future<?>>map(s -> s.stop(LAST_ANSWERS)).orElse(Future.succeededFuture()));
    join(vertx.close());
    LOG.info("stopped");
  }

  private void await(CountDownLatch left) {
    long began = System.nanoTime();
    if (isAnyKept() && !patience.isZero()) {
      LOG.info(
          "stopping: clients keep connections, which are waited for {} s", patience.toSeconds());
    }
    vertx.setPeriodic(
        1,
        LOOK.toMillis(),
        time -> {
          boolean isLate = System.nanoTime() - began >= patience.toNanos();
          if (isLate || !isAnyKept()) {
            left.countDown();
          }
        });
  }

  private boolean isAnyKept() {
    return admission.map(AdmissionServer::isAnyKept).orElse(false);
  }

  private static void join(Future<?> future) {
    future.toCompletionStage().toCompletableFuture().join();
  }
}
