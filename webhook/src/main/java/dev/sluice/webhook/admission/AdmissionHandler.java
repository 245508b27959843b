package dev.sluice.webhook.admission;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.AdmissionRequest;
import dev.sluice.policies.Judge;
import dev.sluice.policies.Verdict;
import dev.sluice.webhook.http.BadRequest;
import dev.sluice.webhook.http.Deadline;
import dev.sluice.webhook.http.Exchange;
import dev.sluice.webhook.http.Http;
import dev.sluice.webhook.json.Json;
import dev.sluice.webhook.metrics.Metrics;
import dev.sluice.webhook.metrics.Webhook;
import dev.sluice.webhook.server.AdmissionServer;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
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
  private final AdmissionServer.Parts parts;

  public AdmissionHandler(Webhook webhook, Exchange exchange, AdmissionServer.Parts parts) {
    this.webhook = webhook;
    this.exchange = exchange;
    this.parts = parts;
  }

  @Override
  public void handle(RoutingContext context) {
    if (!Http.isJson(context.request())) {
      context.fail(415);
      return;
    }
    boolean pretty = context.queryParams().contains("pretty");
    String timeout = context.queryParams().get("timeout");
    Metrics.Timing timing = parts.metrics().start(webhook);
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
    Optional<AdmissionRequest> resource = review.resource();
    if (resource.isEmpty()) {
      return AdmissionResponse.allowed(review.uid());
    }
    return webhook == Webhook.MUTATE
        ? AdmissionResponse.patched(review, parts.mutator().get().edits(resource.get()))
        : validate(review, resource.get(), timing);
  }

  private ObjectNode validate(
      AdmissionReview review, AdmissionRequest resource, Metrics.Timing timing) {
    Judge verdicts = parts.verdicts().get();
    if (verdicts.profile(resource.object()).isEmpty()) {
      return AdmissionResponse.allowed(review.uid());
    }
    Verdict verdict = verdicts.judge(resource);
    timing.judged(verdict);
    return AdmissionResponse.of(review, verdict, verdicts.policies().generation());
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
