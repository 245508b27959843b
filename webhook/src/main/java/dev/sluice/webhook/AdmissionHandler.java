package dev.sluice.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.ResourceRequest;
import dev.sluice.policies.Verdict;
import dev.sluice.policies.Verdicts;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers {@code POST /validate} and {@code POST /mutate}.
 *
 * <p>A denial is always a policy's decision: what cannot be judged is an HTTP error, so that the
 * webhook's {@code failurePolicy} decides.
 */
final class AdmissionHandler implements Handler<RoutingContext> {
  private static final Logger LOG = LoggerFactory.getLogger(AdmissionHandler.class);

  /** Larger bodies are judged on a worker thread: an event loop serves other connections too. */
  private static final int INLINE_BYTES = 64 * 1024;

  private final Webhook webhook;
  private final Supplier<Verdicts> verdicts;
  private final Metrics metrics;

  AdmissionHandler(Webhook webhook, Supplier<Verdicts> verdicts, Metrics metrics) {
    this.webhook = webhook;
    this.verdicts = verdicts;
    this.metrics = metrics;
  }

  @Override
  public void handle(RoutingContext context) {
    Metrics.Timing timing = metrics.start(webhook);
    Buffer body = context.body().buffer();
    byte[] bytes = body == null ? new byte[0] : body.getBytes();
    boolean pretty = context.queryParams().contains("pretty");
    run(context.vertx(), bytes.length, () -> answer(bytes, pretty, timing))
        .onSuccess(answer -> Http.json(context, answer))
        .onFailure(failure -> fail(context, failure, timing));
  }

  private static Future<byte[]> run(Vertx vertx, int size, Callable<byte[]> work) {
    if (size > INLINE_BYTES) {
      return vertx.executeBlocking(work, false).map(Objects::requireNonNull);
    }
    try {
      return Future.succeededFuture(work.call());
    } catch (Exception | StackOverflowError e) {
      return Future.failedFuture(e);
    }
  }

  private byte[] answer(byte[] body, boolean pretty, Metrics.Timing timing) throws BadRequest {
    AdmissionReview review = AdmissionReview.read(body);
    timing.judging(review);
    ObjectNode answer = answer(review);
    timing.decided(answer.at("/response/allowed").asBoolean() ? "allowed" : "denied");
    return Json.write(answer, pretty);
  }

  private ObjectNode answer(AdmissionReview review) throws BadRequest {
    Optional<ResourceRequest> resource = review.resource();
    Verdicts inForce = verdicts.get();
    if (resource.isEmpty()
        || webhook == Webhook.MUTATE
        || inForce.profile(resource.get().object()).isEmpty()) {
      return AdmissionResponse.allowed(review.uid());
    }
    Verdict verdict = inForce.judge(resource.get());
    return AdmissionResponse.of(review, verdict, inForce.policies().generation());
  }

  private static void fail(RoutingContext context, Throwable failure, Metrics.Timing timing) {
    timing.decided("error");
    if (failure instanceof BadRequest bad) {
      Http.text(context, bad.status(), bad.line());
    } else {
      LOG.error("could not judge a review", failure);
      Http.text(context, 500, "Sluice could not judge this request; its log says why");
    }
  }
}
