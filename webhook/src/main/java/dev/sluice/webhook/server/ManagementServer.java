package dev.sluice.webhook.server;

import dev.sluice.webhook.http.Http;
import dev.sluice.webhook.metrics.Metrics;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Liveness, readiness and metrics over plain HTTP, apart from admission. */
final class ManagementServer {
  private ManagementServer() {}

  static Future<HttpServer> start(
      Vertx vertx, String host, int port, Readiness readiness, Metrics metrics) {
    Router router = Router.router(vertx);
    router.get("/livez").handler(context -> Http.text(context, 200, "ok"));
    router.get("/readyz").handler(context -> ready(context, readiness));
    router.get("/metrics").handler(context -> metrics(context, metrics));
    return vertx
        .createHttpServer(new HttpServerOptions().setHost(host).setPort(port).setIdleTimeout(60))
        .requestHandler(router)
        .listen();
  }

  private static void ready(RoutingContext context, Readiness readiness) {
    boolean ready = readiness.ready();
    boolean verbose = context.queryParams().contains("verbose");
    Http.text(
        context, ready ? 200 : 503, verbose ? readiness.verbose() : ready ? "ok" : "not ready");
  }

  private static void metrics(RoutingContext context, Metrics metrics) {
    context
        .response()
        .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
        .end(metrics.scrape());
  }
}
