package dev.sluice.webhook.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;

/**
 * Request and answer within bounds: the body is read, work is done on it where it hurts nobody, and
 * there is an answer in time, whatever becomes of the work.
 */
public final class Exchange {
  /** Larger bodies leave the event loop, which serves other connections too. */
  private static final int INLINE_BYTES = 64 * 1024;

  /** Bodies from here on are worked on one after another: their trees are the memory's peak. */
  private static final int LARGE_BYTES = 256 * 1024;

  private final Vertx vertx;
  private final Permits permits;
  private final int maxBody;
  private final boolean inline;
  private final WorkerExecutor workers;
  private final WorkerExecutor large;

  /** What is done with a body; may take its time, and may throw. */
  public interface Work<T> {
    /** The outcome, which may still be awaited. */
    Future<T> on(byte[] body) throws Exception;
  }

  /**
   * @param name for threads
   * @param permits the bytes of all bodies together
   * @param maxBody the bytes of one
   * @param workers how many bodies are worked on at once off the event loops
   * @param inline whether small bodies may be worked on right on the event loop
   */
  public Exchange(
      Vertx vertx, String name, Permits permits, int maxBody, int workers, boolean inline) {
    this.vertx = vertx;
    this.permits = permits;
    this.maxBody = maxBody;
    this.inline = inline;
    this.workers = vertx.createSharedWorkerExecutor(name, workers);
    this.large = vertx.createSharedWorkerExecutor(name + "-large", 1);
  }

  /** Bytes of bodies held now. */
  public long bytesHeld() {
    return permits.taken();
  }

  /** The answer to a request, or a {@link BadRequest}, or what the work threw. */
  public <T> Future<T> run(RoutingContext context, Duration budget, Work<T> work) {
    HttpServerRequest request = context.request();
    Promise<T> answer = Promise.promise();
    Permits.Permit permit = permits.open(Connection.of(context).bodies());
    Intake body = new Intake(request, permits, permit, maxBody);
    Watch watch = new Watch(vertx, answer, body, budget);
    body.read()
        .compose(whole -> dispatch(request, whole, answer, work))
        .onComplete(
            done -> {
              permit.close();
              watch.cancel();
              if (done.succeeded()) {
                answer.tryComplete(done.result());
              } else {
                answer.tryFail(done.cause());
              }
            });
    return answer.future();
  }

  private <T> Future<T> dispatch(
      HttpServerRequest request, byte[] body, Promise<T> answer, Work<T> work) {
    // One HTTP/2 connection is one event loop: work on it would wait in line on one core.
    if (inline && body.length <= INLINE_BYTES && request.version() != HttpVersion.HTTP_2) {
      try {
        return work.on(body);
      } catch (Exception | StackOverflowError | OutOfMemoryError e) {
        return Future.failedFuture(e);
      }
    }
    WorkerExecutor where = body.length >= LARGE_BYTES ? large : workers;
    return where
        .executeBlocking(
            () -> {
              if (answer.future().isComplete()) {
                throw Watch.late();
              }
              return work.on(body);
            },
            false)
        .compose(Objects::requireNonNull);
  }

  /** Does the rest of a work that had to wait, off the event loops. */
  public <T> Future<T> resume(Callable<T> rest) {
    return workers.executeBlocking(rest, false).map(Objects::requireNonNull);
  }
}
