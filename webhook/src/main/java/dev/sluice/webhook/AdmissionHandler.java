package dev.sluice.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.ResourceRequest;
import dev.sluice.policies.Verdict;
import dev.sluice.policies.Verdicts;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
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

  private final Webhook webhook;
  private final Exchange exchange;
  private final Supplier<Verdicts> verdicts;
  private final Metrics metrics;

  AdmissionHandler(
      Webhook webhook, Exchange exchange, Supplier<Verdicts> verdicts, Metrics metrics) {
    this.webhook = webhook;
    this.exchange = exchange;
    this.verdicts = verdicts;
    this.metrics = metrics;
  }

  @Override
  public void handle(RoutingContext context) {
    if (!Http.isJson(context.request())) {
      context.fail(415);
      return;
    }
    boolean pretty = context.queryParams().contains("pretty");
    String timeout = context.queryParams().get("timeout");
    Metrics.Timing timing = metrics.start(webhook);
    exchange
        .run(
            context.request(),
            Deadline.budget(timeout),
            body -> Json.write(answer(body, timing), pretty))
        .onSuccess(
            answer -> {
              timing.answered();
              Http.json(context, answer);
            })
        .onFailure(failure -> fail(context, failure, timing));
  }

  private ObjectNode answer(byte[] body, Metrics.Timing timing) throws BadRequest {
    AdmissionReview review = AdmissionReview.read(body);
    timing.judging(review);
    Optional<ResourceRequest> resource = review.resource();
    Verdicts inForce = verdicts.get();
    if (resource.isEmpty()
        || webhook == Webhook.MUTATE
        || inForce.profile(resource.get().object()).isEmpty()) {
      return AdmissionResponse.allowed(review.uid());
    }
    Verdict verdict = inForce.judge(resource.get());
    timing.judged(verdict);
    return AdmissionResponse.of(review, verdict, inForce.policies().generation());
  }

  private static void fail(RoutingContext context, Throwable failure, Metrics.Timing timing) {
    if (failure instanceof BadRequest bad) {
      timing.turnedAway(bad.reason());
      Http.refuse(context, bad.status(), bad.line());
    } else {
      timing.failed();
      LOG.error("could not judge a review", failure);
      Http.text(context, 500, "Sluice could not judge this request; its log says why");
    }
  }
}
