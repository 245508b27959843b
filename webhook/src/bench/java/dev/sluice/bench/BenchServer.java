package dev.sluice.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.certs.CertificateFiles;
import dev.sluice.certs.ServingCertificate;
import dev.sluice.webhook.BuiltIns;
import dev.sluice.webhook.http.Deadline;
import dev.sluice.webhook.http.Exchange;
import dev.sluice.webhook.http.Http;
import dev.sluice.webhook.metrics.Metrics;
import dev.sluice.webhook.server.AdmissionServer;
import dev.sluice.webhook.server.Drain;
import dev.sluice.webhook.server.Endpoint;
import dev.sluice.webhook.server.Routes;
import dev.sluice.webhook.server.Tls;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * The admission server with three handlers more to compare {@code /validate} and {@code /mutate}
 * with: {@code /floor} answers without reading the review, {@code /parse} reads it with Jackson's
 * defaults; these two give the answer of {@code /validate}. {@code /allowed} reads it as Sluice
 * does, and allows it unseen.
 */
final class BenchServer {
  private static final ObjectMapper DEFAULT = new ObjectMapper();

  private BenchServer() {}

  /** Arguments: the port, and the PEM files of certificate chain and key. */
  public static void main(String[] args) throws Exception {
    ServingCertificate serving =
        new CertificateFiles(Path.of(args[1]), Path.of(args[2]), Optional.empty())
            .read(Instant.now());
    Vertx vertx = Vertx.vertx();
    Routes routes =
        new Routes(
            vertx,
            () -> BenchReview.IN_FORCE,
            new Metrics("bench", BuiltIns.kindNames()),
            new Drain());
    AdmissionServer.start(
            vertx,
            new Endpoint("127.0.0.1", Integer.parseInt(args[0])),
            Tls.of(serving),
            routes.with(BenchServer::compare))
        .await();
  }

  private static void compare(Router router, Exchange exchange) {
    for (BenchReview review : BenchReview.values()) {
      byte[] answer = BenchReview.answer(review);
      answering(router.post("/floor/" + review), exchange, body -> Future.succeededFuture(answer));
      answering(
          router.post("/parse/" + review),
          exchange,
          body -> Future.succeededFuture(DEFAULT.readTree(body).isObject() ? answer : body));
      answering(
          router.post("/allowed/" + review),
          exchange,
          body -> Future.succeededFuture(BenchReview.allowed(body)));
    }
  }

  private static void answering(Route route, Exchange exchange, Exchange.Work<byte[]> work) {
    route.handler(
        context ->
            exchange
                .run(context, Deadline.LIMIT, work)
                .onSuccess(answer -> Http.json(context, answer))
                .onFailure(context::fail));
  }
}
