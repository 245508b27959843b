package dev.sluice.webhook;

import dev.sluice.policies.Verdicts;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The HTTPS server: {@code /validate}, {@code /mutate} and, unless switched off, {@code /check}.
 */
final class AdmissionServer {
  /** Two objects of the API's 3 MiB and 1 MiB for the rest (contracts: body limit). */
  static final int MAX_BODY = 7 * 1024 * 1024;

  /** The API server reuses a connection for up to 90 s; closing earlier loses requests. */
  private static final int IDLE_SECONDS = 120;

  private static final Map<Integer, String> LINES =
      Map.of(
          404, "there is nothing here; admission is at /validate and /mutate",
          405, "only POST is answered here",
          413, "the body is larger than " + MAX_BODY + " bytes",
          415, "send Content-Type: application/json");

  private AdmissionServer() {}

  static Future<HttpServer> start(
      Vertx vertx,
      String host,
      int port,
      PemKeyCertOptions certificate,
      Supplier<Verdicts> verdicts,
      Metrics metrics,
      boolean check) {
    Router router = Router.router(vertx);
    for (Webhook webhook : Webhook.values()) {
      router
          .post(webhook.path())
          .consumes("application/json")
          .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY))
          .handler(new AdmissionHandler(webhook, verdicts, metrics));
    }
    if (check) {
      router
          .post("/check")
          .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY))
          .handler(new CheckHandler(verdicts));
    }
    LINES.forEach((status, line) -> router.errorHandler(status, c -> Http.text(c, status, line)));
    router.errorHandler(400, c -> Http.text(c, 400, "the request is malformed"));
    router.errorHandler(500, AdmissionServer::failed);
    return vertx.createHttpServer(options(host, port, certificate)).requestHandler(router).listen();
  }

  private static void failed(RoutingContext context) {
    Http.text(context, 500, "Sluice could not answer this request; its log says why");
  }

  private static HttpServerOptions options(String host, int port, PemKeyCertOptions certificate) {
    return new HttpServerOptions()
        .setHost(host)
        .setPort(port)
        .setSsl(true)
        .setUseAlpn(true)
        .setKeyCertOptions(certificate)
        .setEnabledSecureTransportProtocols(java.util.Set.of("TLSv1.2", "TLSv1.3"))
        .setIdleTimeout(IDLE_SECONDS);
  }
}
