package dev.sluice.webhook.server;

import dev.sluice.policies.kubernetes.Steps;
import dev.sluice.webhook.admission.InForce;
import dev.sluice.webhook.check.Check;
import dev.sluice.webhook.check.CheckResult;
import dev.sluice.webhook.http.BadRequest;
import dev.sluice.webhook.http.Deadline;
import dev.sluice.webhook.http.Exchange;
import dev.sluice.webhook.http.Http;
import dev.sluice.webhook.metrics.Metrics;
import dev.sluice.webhook.report.Report;
import dev.sluice.webhook.report.SarifReport;
import dev.sluice.webhook.source.SourceText;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.MIMEHeader;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers {@code POST /check}: YAML or JSON documents in, a Report out, whatever the verdict. With
 * {@code Accept: application/sarif+json} the report is SARIF.
 */
final class CheckHandler implements Handler<RoutingContext> {
  private static final Logger LOG = LoggerFactory.getLogger(CheckHandler.class);

  /** What 512 KiB may become in the heap that admission lives in: some 50 MB while it is read. */
  private static final int MAX_VALUES = 50_000;

  private static final int MAX_RESOURCES = 500;

  /** Of all problems found, each with its path; the report is some three times as long. */
  private static final int MAX_CHARACTERS = 4 << 20;

  private static final Set<String> JSON = Set.of("application/json", "application/*", "*/*");

  private final Exchange exchange;
  private final Supplier<InForce> inForce;
  private final Metrics metrics;

  /** A report as text, and whether everything in the body could be read. */
  private record Answer(String text, boolean readable) {}

  CheckHandler(Exchange exchange, Supplier<InForce> inForce, Metrics metrics) {
    this.exchange = exchange;
    this.inForce = inForce;
    this.metrics = metrics;
  }

  @Override
  public void handle(RoutingContext context) {
    boolean sarif = prefersSarif(context);
    long began = System.nanoTime();
    exchange
        .run(
            context,
            Deadline.LIMIT,
            Deadline.within(
                Deadline.LIMIT, (body, steps) -> Future.succeededFuture(check(body, sarif, steps))))
        .onComplete(done -> metrics.checked(result(done), since(began)))
        .onSuccess(answer -> answer(context, answer, sarif))
        .onFailure(failure -> fail(context, failure));
  }

  private static String result(AsyncResult<Answer> done) {
    if (done.succeeded()) {
      return done.result().readable ? "report" : "unreadable";
    }
    return done.cause() instanceof BadRequest bad ? bad.reason() : "bug";
  }

  private static Duration since(long began) {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  private static void answer(RoutingContext context, Answer answer, boolean sarif) {
    String type = sarif ? SarifReport.MEDIA_TYPE : "application/json";
    Http.send(
        context, answer.readable ? 200 : 400, type, answer.text.getBytes(StandardCharsets.UTF_8));
  }

  private Answer check(byte[] body, boolean sarif, Steps steps) {
    InForce now = inForce.get();
    CheckResult result =
        new Check(now.judge(), new Check.Bounds(MAX_RESOURCES, MAX_CHARACTERS, steps))
            .of(List.of(SourceText.read(body, "-", MAX_VALUES)));
    String generation = now.policies().generation();
    return new Answer(
        sarif
            ? SarifReport.text(result, generation, now.policies().catalogue())
            : Report.text(result, generation, now.policies().kubernetesVersion()),
        result.errors().isEmpty());
  }

  private static boolean prefersSarif(RoutingContext context) {
    return context.parsedHeaders().accept().stream()
        .map(MIMEHeader::mediaType)
        .filter(type -> JSON.contains(type) || type.equals(SarifReport.MEDIA_TYPE))
        .findFirst()
        .filter(type -> !JSON.contains(type))
        .isPresent();
  }

  private static void fail(RoutingContext context, Throwable failure) {
    if (failure instanceof BadRequest bad) {
      Http.refuse(context, bad.status(), bad.line());
    } else {
      LOG.error("could not check a body", failure);
      Http.text(context, 500, "Sluice could not check this body; its log says why");
    }
  }
}
