package dev.sluice.webhook;

import dev.sluice.policies.Verdicts;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.MIMEHeader;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers {@code POST /check}: YAML or JSON documents in, a Report out, whatever the verdict; SARIF
 * for who accepts that rather than other JSON.
 */
final class CheckHandler implements Handler<RoutingContext> {
  private static final Logger LOG = LoggerFactory.getLogger(CheckHandler.class);

  /** What a client accepts that means the Report. */
  private static final Set<String> JSON = Set.of("application/json", "application/*", "*/*");

  private final Supplier<Verdicts> verdicts;

  CheckHandler(Supplier<Verdicts> verdicts) {
    this.verdicts = verdicts;
  }

  @Override
  public void handle(RoutingContext context) {
    Buffer body = context.body().buffer();
    byte[] bytes = body == null ? new byte[0] : body.getBytes();
    context
        .vertx()
        .executeBlocking(() -> check(bytes), false)
        .onSuccess(result -> answer(context, result))
        .onFailure(failure -> fail(context, failure));
  }

  private CheckResult check(byte[] bytes) throws IOException {
    return new Check(verdicts.get())
        .of(List.of(SourceText.read(new ByteArrayInputStream(bytes), "-")));
  }

  private void answer(RoutingContext context, CheckResult result) {
    int status = result.errors().isEmpty() ? 200 : 400;
    String generation = verdicts.get().policies().generation();
    boolean sarif = prefersSarif(context);
    String report = sarif ? SarifReport.text(result, generation) : Report.text(result, generation);
    String type = sarif ? SarifReport.MEDIA_TYPE : "application/json";
    Http.json(context, status, type, report.getBytes(StandardCharsets.UTF_8));
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
    LOG.error("could not check a body", failure);
    Http.text(context, 500, "Sluice could not check this body; its log says why");
  }
}
