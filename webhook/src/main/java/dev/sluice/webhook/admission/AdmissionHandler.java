package dev.sluice.webhook.admission;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.AdmissionRequest;
import dev.sluice.policies.Mutator;
import dev.sluice.policies.Operation;
import dev.sluice.policies.Verdict;
import dev.sluice.policies.kubernetes.Steps;
import dev.sluice.policies.state.GivenDocuments;
import dev.sluice.webhook.http.BadRequest;
import dev.sluice.webhook.http.Deadline;
import dev.sluice.webhook.http.Exchange;
import dev.sluice.webhook.http.Http;
import dev.sluice.webhook.json.Json;
import dev.sluice.webhook.metrics.Metrics;
import dev.sluice.webhook.metrics.Timing;
import dev.sluice.webhook.metrics.Webhook;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers {@code POST /validate} and {@code POST /mutate}.
 *
 * <p>A denial is always a policy's decision: what cannot be judged is an HTTP error, so that the
 * webhook's {@code failurePolicy} decides.
 */
public final class AdmissionHandler implements Handler<RoutingContext> {
  private static final Logger LOG = LoggerFactory.getLogger(AdmissionHandler.class);

  private final Webhook webhook;
  private final Exchange exchange;
  private final Supplier<InForce> inForce;
  private final Metrics metrics;

  /**
   * @param inForce asked once for each request
   */
  public AdmissionHandler(
      Webhook webhook, Exchange exchange, Supplier<InForce> inForce, Metrics metrics) {
    this.webhook = webhook;
    this.exchange = exchange;
    this.inForce = inForce;
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
    Timing timing = metrics.start(webhook);
    Duration budget = Deadline.budget(timeout);
    exchange
        .run(
            context,
            budget,
            Deadline.within(
                budget,
                (body, steps) ->
                    answer(body, timing, steps).map(answer -> Json.write(answer, pretty))))
        .onSuccess(
            answer -> {
              timing.answered();
              Http.json(context, answer);
            })
        .onFailure(failure -> fail(context, failure, timing));
  }

  private Future<ObjectNode> answer(byte[] body, Timing timing, Steps steps) throws BadRequest {
    AdmissionReview review = AdmissionReview.read(body);
    timing.judging(review.subject());
    Optional<AdmissionRequest> resource = review.resource();
    if (resource.isEmpty()) {
      return Future.succeededFuture(AdmissionResponse.allowed(review.uid()));
    }
    InForce now = inForce.get();
    return now.targets()
        .missing(resource.get())
        .map(read -> afterwards(read, now, review, resource.get(), timing, steps))
        .orElseGet(
            () -> Future.succeededFuture(answer(now, review, resource.get(), timing, steps)));
  }

  /** The answer when a target has been looked for that the state does not have. */
  private Future<ObjectNode> afterwards(
      CompletionStage<GivenDocuments> read,
      InForce now,
      AdmissionReview review,
      AdmissionRequest resource,
      Timing timing,
      Steps steps) {
    return Future.fromCompletionStage(read)
        .recover(failure -> Future.failedFuture(TargetLookup.unanswered(failure)))
        .compose(
            found ->
                exchange.resume(() -> answer(now.beside(found), review, resource, timing, steps)));
  }

  private ObjectNode answer(
      InForce now, AdmissionReview review, AdmissionRequest resource, Timing timing, Steps steps) {
    return webhook == Webhook.MUTATE
        ? mutate(now, review, resource, timing, steps)
        : validate(now, review, resource, timing, steps);
  }

  private static ObjectNode mutate(
      InForce now, AdmissionReview review, AdmissionRequest resource, Timing timing, Steps steps) {
    if (resource.operation() == Operation.DELETE) {
      return AdmissionResponse.allowed(review.uid());
    }
    Mutator.Mutated mutated = now.judge().mutator().mutate(resource, steps);
    if (mutated.verdict().denied()) {
      timing.judged(mutated.verdict());
    }
    return AdmissionResponse.patched(review, mutated, now.policies());
  }

  private static ObjectNode validate(
      InForce now, AdmissionReview review, AdmissionRequest resource, Timing timing, Steps steps) {
    if (!now.judge().concerns(resource)) {
      return AdmissionResponse.allowed(review.uid());
    }
    Verdict verdict = now.judge().judge(resource, steps);
    timing.judged(verdict);
    return AdmissionResponse.of(review, verdict, now.policies());
  }

  private static void fail(RoutingContext context, Throwable failure, Timing timing) {
    if (failure instanceof BadRequest bad) {
      timing.turnedAway(bad.reason());
      Http.refuse(context, bad.status(), bad.line());
    } else {
      timing.failed(failure);
      LOG.error("could not judge a review", failure);
      Http.text(context, 500, "Sluice could not judge this request; its log says why");
    }
  }
}
