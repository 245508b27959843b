package dev.sluice.webhook.server;

import dev.sluice.webhook.admission.AdmissionHandler;
import dev.sluice.webhook.admission.InForce;
import dev.sluice.webhook.http.Connections;
import dev.sluice.webhook.http.Connections.Limits;
import dev.sluice.webhook.http.Exchange;
import dev.sluice.webhook.http.Http;
import dev.sluice.webhook.http.Permits;
import dev.sluice.webhook.metrics.Metrics;
import dev.sluice.webhook.metrics.Port;
import dev.sluice.webhook.metrics.Webhook;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What is answered over HTTPS: {@code /validate}, {@code /mutate} and what is added to them. */
public final class Routes {
  /** Two objects of the API's 3 MiB and 1 MiB for the rest (contracts: body limit). */
  static final int MAX_BODY = 7 * 1024 * 1024;

  /** Of documents to check, whose values take more memory than a review's (CheckHandler). */
  static final int MAX_CHECK = 512 * 1024;

  /** Bodies held at once: two of the largest, or some thousand usual ones. */
  private static final long BODIES = 16 * 1024 * 1024;

  /** Of these for bodies of at most 256 KiB: some four hundred usual ones. */
  private static final long SMALL_BODIES = 2 * 1024 * 1024;

  /** Of one connection: one of the largest, and usual ones beside it. */
  private static final long BODIES_OF_CONNECTION = 8 * 1024 * 1024;

  /** An idle one takes some 14 KB of the heap; an API server has a few. */
  static final int MAX_CONNECTIONS = 4_000;

  /** Trees of bodies in the making at once, the large ones' thread aside: the heap's other part. */
  private static final int MAX_WORKERS = 4;

  private static final Map<Integer, String> LINES =
      Map.of(
          400, "the request is malformed",
          404, "there is nothing here; admission is at /validate and /mutate",
          405, "only POST is answered here",
          415, "send Content-Type: application/json",
          500, "Sluice could not answer this request; its log says why");

  private final Vertx vertx;
  private final Supplier<InForce> inForce;
  private final Drain drain;
  private final Exchange admission;
  private final Exchange checks;
  private final Connections connections;
  private final Metrics metrics;
  private final List<Consumer<Router>> routes = new CopyOnWriteArrayList<>();

  /**
   * @param inForce asked once for each request
   * @param drain whether clients are to leave
   */
  public Routes(Vertx vertx, Supplier<InForce> inForce, Metrics metrics, Drain drain) {
    this(vertx, inForce, metrics, drain, Limits.of(MAX_CONNECTIONS));
  }

  Routes(Vertx vertx, Supplier<InForce> inForce, Metrics metrics, Drain drain, Limits connections) {
    this.vertx = vertx;
    this.metrics = metrics;
    this.connections = new Connections(vertx, connections, new TurnedAway(Port.ADMISSION, metrics));
    this.inForce = inForce;
    this.drain = drain;
    int workers = Math.min(Runtime.getRuntime().availableProcessors(), MAX_WORKERS);
    Permits reviews = new Permits(BODIES, SMALL_BODIES, BODIES_OF_CONNECTION);
    admission = new Exchange(vertx, "admission", reviews, MAX_BODY, workers, true);
    // Apart from admission in bytes and threads; the heap is the same, so there is little of it.
    Permits documents = new Permits(4 * MAX_CHECK, MAX_CHECK, 2 * MAX_CHECK);
    checks = new Exchange(vertx, "check", documents, MAX_CHECK, 1, false);
    for (Webhook webhook : Webhook.values()) {
      AdmissionHandler handler = new AdmissionHandler(webhook, admission, inForce, metrics);
      routes.add(router -> router.post(webhook.path()).handler(handler));
    }
  }

  /** Also {@code /check}. */
  Routes withCheck() {
    CheckHandler handler = new CheckHandler(checks, inForce, metrics);
    routes.add(router -> router.post("/check").handler(handler));
    return this;
  }

  /** Also those that are given the exchange of reviews: what benchmarks compare with. */
  public Routes with(BiConsumer<Router, Exchange> more) {
    routes.add(router -> more.accept(router, admission));
    return this;
  }

  /** Bytes of bodies held now. */
  long bytesHeld() {
    return admission.bytesHeld() + checks.bytesHeld();
  }

  /** Those of all servers. */
  Connections connections() {
    return connections;
  }

  /** A router for one server. */
  Router router() {
    Router router = Router.router(vertx);
    router.route().handler(connections::begin);
    router.route().handler(this::begin);
    routes.forEach(route -> route.accept(router));
    LINES.forEach((status, line) -> router.errorHandler(status, c -> refuse(c, status, line)));
    return router;
  }

  private void refuse(RoutingContext context, int status, String line) {
    metrics.refused(status);
    Http.refuse(context, status, line);
  }

  private void begin(RoutingContext context) {
    if (Http.isHttp2(context)) {
      if (Http.hasBrokenHeaders(context.request())) {
        context.fail(400);
        return;
      }
    } else if (drain.draining()) {
      // HTTP/2 has no such header: its clients are told to go when the server shuts down.
      Http.endAfter(context);
    }
    context.next();
  }
}
