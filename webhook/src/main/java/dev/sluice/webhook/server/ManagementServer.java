package dev.sluice.webhook.server;

import dev.sluice.webhook.http.Connections;
import dev.sluice.webhook.http.Connections.Limits;
import dev.sluice.webhook.http.Http;
import dev.sluice.webhook.metrics.Metrics;
import dev.sluice.webhook.metrics.Port;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Liveness, readiness and metrics over plain HTTP/1, apart from admission. */
final class ManagementServer {
  /** A kubelet and some scrapers; file descriptors and event loops are shared with admission. */
  static final int MAX_CONNECTIONS = 100;

  private static final String ENDPOINTS =
      """
      /livez           whether the process lives
      /readyz          whether it may be sent reviews
      /readyz?verbose  the same with each condition and its reason
      /metrics         for Prometheus""";

  private static final Map<Integer, String> LINES =
      Map.of(
          400, "the request is malformed",
          404, "there is nothing here; see /livez, /readyz and /metrics",
          405, "only GET is answered here",
          500, "Sluice could not answer this request; its log says why");

  private ManagementServer() {}

  static Future<HttpServer> start(
      Vertx vertx, String host, int port, Readiness readiness, Metrics metrics) {
    Connections connections =
        new Connections(
            vertx, Limits.of(MAX_CONNECTIONS), new TurnedAway(Port.MANAGEMENT, metrics));
    return vertx
        .createHttpServer(
            new HttpServerOptions()
                .setHost(host)
                .setPort(port)
                .setHttp2ClearTextEnabled(false)
                .setIdleTimeout(60))
        .connectionHandler(connections::opened)
        .requestHandler(router(vertx, connections, readiness, metrics))
        .listen();
  }

  private static Router router(
      Vertx vertx, Connections connections, Readiness readiness, Metrics metrics) {
    Router router = Router.router(vertx);
    router.route().handler(connections::begin);
    router.get("/").handler(context -> Http.text(context, 200, ENDPOINTS));
    router.get("/livez").handler(context -> Http.text(context, 200, "ok"));
    router.get("/readyz").handler(context -> ready(context, readiness));
    router.get("/metrics").handler(context -> metrics(context, metrics));
    LINES.forEach((status, line) -> router.errorHandler(status, c -> Http.refuse(c, status, line)));
    return router;
  }

  private static void ready(RoutingContext context, Readiness readiness) {
    boolean ready = readiness.ready();
    boolean verbose = context.queryParams().contains("verbose");
    Http.text(
        context, ready ? 200 : 503, verbose ? readiness.verbose() : ready ? "ok" : "not ready");
  }

  private static void metrics(RoutingContext context, Metrics metrics) {
    byte[] page = metrics.scrape().getBytes(StandardCharsets.UTF_8);
    Http.send(context, 200, "text/plain; version=0.0.4; charset=utf-8", page);
  }
}
