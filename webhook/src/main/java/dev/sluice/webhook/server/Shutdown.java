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
 * each connection to close, then no new connections, and the end.
 *
 * @param delay how long to serve on
 */
record Shutdown(
    Vertx vertx,
    Optional<AdmissionServer> admission,
    Drain drain,
    Readiness readiness,
    Duration delay) {
  private static final Logger LOG = LoggerFactory.getLogger(Shutdown.class);
  private static final Duration LAST_ANSWERS = Duration.ofSeconds(10);

  void run() {
    readiness.set("serving", false, "stopping");
    LOG.info("stopping: serves on for {} s", delay.toSeconds());
    drain.drain();
    CountDownLatch served = new CountDownLatch(1);
    vertx.setTimer(Math.max(1, delay.toMillis()), fired -> served.countDown());
    try {
      if (!served.await(delay.toMillis() + 1_000, TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("the event loops are stuck");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    join(admission.<Future<?>>map(s -> s.stop(LAST_ANSWERS)).orElse(Future.succeededFuture()));
    join(vertx.close());
    LOG.info("stopped");
  }

  private static void join(Future<?> future) {
    future.toCompletionStage().toCompletableFuture().join();
  }
}
