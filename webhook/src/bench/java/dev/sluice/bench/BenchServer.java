package dev.sluice.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.certs.FileCertificates;
import dev.sluice.certs.ServingCertificate;
import dev.sluice.webhook.http.Deadline;
import dev.sluice.webhook.http.Exchange;
import dev.sluice.webhook.http.Http;
import dev.sluice.webhook.metrics.Metrics;
import dev.sluice.webhook.server.AdmissionServer;
import dev.sluice.webhook.server.Life;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * The admission server with two handlers more to compare {@code /validate} with: {@code /floor}
 * answers without reading the review, {@code /parse} reads it with Jackson's defaults. All three
 * give the same answer.
 */
final class BenchServer {
  private static final ObjectMapper DEFAULT = new ObjectMapper();

  private BenchServer() {}

  /** Arguments: the port, and the PEM files of certificate chain and key. */
  public static void main(String[] args) throws Exception {
    ServingCertificate serving =
        new FileCertificates(Path.of(args[1]), Path.of(args[2]), InstantSource.system()).current();
    PemKeyCertOptions certificate =
        new PemKeyCertOptions()
            .setCertValue(Buffer.buffer(serving.chainPem()))
            .setKeyValue(Buffer.buffer(serving.keyPem()));
    AdmissionServer.Parts parts =
        new AdmissionServer.Parts(
            "127.0.0.1",
            Integer.parseInt(args[0]),
            certificate,
            () -> BenchReview.VERDICTS,
            () -> {
              throw new IllegalStateException("nothing is changed here");
            },
            new Metrics("bench"),
            new Life(),
            false);
    AdmissionServer.start(Vertx.vertx(), parts, BenchServer::compare).await();
  }

  private static void compare(Router router, Exchange exchange) {
    for (BenchReview review : BenchReview.values()) {
      byte[] answer = BenchReview.answer(review);
      answering(router.post("/floor/" + review), exchange, body -> answer);
      answering(
          router.post("/parse/" + review),
          exchange,
          body -> DEFAULT.readTree(body).isObject() ? answer : body);
    }
  }

  private static void answering(Route route, Exchange exchange, Exchange.Work<byte[]> work) {
    route.handler(
        context ->
            exchange
                .run(context.request(), Deadline.LIMIT, work)
                .onSuccess(answer -> Http.json(context, answer))
                .onFailure(context::fail));
  }
}
