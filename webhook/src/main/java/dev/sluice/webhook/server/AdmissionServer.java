package dev.sluice.webhook.server;

import dev.sluice.policies.Judge;
import dev.sluice.policies.Mutator;
import dev.sluice.webhook.admission.AdmissionHandler;
import dev.sluice.webhook.http.Exchange;
import dev.sluice.webhook.http.Http;
import dev.sluice.webhook.http.Permits;
import dev.sluice.webhook.metrics.Metrics;
import dev.sluice.webhook.metrics.Webhook;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * The HTTPS server: {@code /validate}, {@code /mutate} and, unless switched off, {@code /check}.
 * One server an event loop, all on one port.
 */
public final class AdmissionServer {
  /** Two objects of the API's 3 MiB and 1 MiB for the rest (contracts: body limit). */
  static final int MAX_BODY = 7 * 1024 * 1024;

  /** Of documents to check, whose values take more memory than a review's (CheckHandler). */
  static final int MAX_CHECK = 512 * 1024;

  /** Bodies held at once: two of the largest, or some thousand usual ones. */
  static final long BODIES_IN_FLIGHT = 16 * 1024 * 1024;

  /** Trees of bodies in the making at once, the large ones' thread aside: the heap's other part. */
  private static final int MAX_WORKERS = 4;

  /** The API server reuses a connection for up to 90 s; closing earlier loses requests. */
  private static final int IDLE_SECONDS = 120;

  private static final int MAX_CONCURRENT_STREAMS = 250;

  /** An idle one takes some 14 KB of the heap; an API server has a few. */
  static final int MAX_CONNECTIONS = 4_000;

  private static final Map<Integer, String> LINES =
      Map.of(
          400, "the request is malformed",
          404, "there is nothing here; admission is at /validate and /mutate",
          405, "only POST is answered here",
          415, "send Content-Type: application/json",
          500, "Sluice could not answer this request; its log says why");

  /**
   * What a server is made of.
   *
   * @param host where to listen
   * @param port 0 for any free one
   * @param certificate what to serve
   * @param verdicts the judge of now
   * @param mutator what changes resources now
   * @param check whether to offer {@code /check}
   */
  public record Parts(
      String host,
      int port,
      PemKeyCertOptions certificate,
      Supplier<Judge> verdicts,
      Supplier<Mutator> mutator,
      Metrics metrics,
      Drain life,
      boolean check) {}

  private final List<HttpServer> servers = new CopyOnWriteArrayList<>();
  private final Parts parts;
  private final AtomicInteger connections = new AtomicInteger();
  private final Exchange admission;
  private final Exchange checks;
  private final BiConsumer<Router, Exchange> more;

  private AdmissionServer(Vertx vertx, Parts parts, BiConsumer<Router, Exchange> more) {
    this.parts = parts;
    this.more = more;
    int workers = Math.min(Runtime.getRuntime().availableProcessors(), MAX_WORKERS);
    this.admission =
        new Exchange(vertx, "admission", new Permits(BODIES_IN_FLIGHT), MAX_BODY, workers, true);
    // Apart from admission in bytes and threads; the heap is the same, so there is little of it.
    this.checks = new Exchange(vertx, "check", new Permits(4 * MAX_CHECK), MAX_CHECK, 1, false);
  }

  /** Starts to listen, with a server for each event loop. */
  public static Future<AdmissionServer> start(Vertx vertx, Parts parts) {
    return start(vertx, parts, (router, admission) -> {});
  }

  /** The same with more routes, given the exchange of reviews: what benchmarks compare with. */
  public static Future<AdmissionServer> start(
      Vertx vertx, Parts parts, BiConsumer<Router, Exchange> more) {
    AdmissionServer server = new AdmissionServer(vertx, parts, more);
    int cores = Runtime.getRuntime().availableProcessors();
    return vertx
        .deployVerticle(server::instance, new DeploymentOptions().setInstances(cores))
        .map(server);
  }

  public int port() {
    return servers.getFirst().actualPort();
  }

  /** Bytes of bodies held now. */
  long bytesHeld() {
    return admission.bytesHeld() + checks.bytesHeld();
  }

  /** Takes no new connections, lets what is under way end, and closes. */
  Future<?> stop(Duration atMost) {
    return Future.join(servers.stream().map(s -> s.shutdown(atMost)).toList());
  }

  private VerticleBase instance() {
    return new VerticleBase() {
      @Override
      public Future<?> start() {
        return vertx
            .createHttpServer(options())
            .connectionHandler(AdmissionServer.this::connected)
            .requestHandler(router(vertx))
            .listen(address())
            .onSuccess(servers::add);
      }
    };
  }

  private void connected(HttpConnection connection) {
    connection.closeHandler(closed -> connections.decrementAndGet());
    if (connections.incrementAndGet() > MAX_CONNECTIONS) {
      connection.close();
    }
  }

  private Router router(Vertx vertx) {
    Router router = Router.router(vertx);
    router.route().handler(this::begin);
    for (Webhook webhook : Webhook.values()) {
      router.post(webhook.path()).handler(new AdmissionHandler(webhook, admission, parts));
    }
    if (parts.check) {
      router.post("/check").handler(new CheckHandler(checks, parts.verdicts));
    }
    more.accept(router, admission);
    LINES.forEach((status, line) -> router.errorHandler(status, c -> Http.refuse(c, status, line)));
    return router;
  }

  private void begin(RoutingContext context) {
    // HTTP/2 has no such header: its clients are told to go when the server shuts down.
    if (parts.life.draining() && !Http.isHttp2(context)) {
      context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }
    context.next();
  }

  /** Where all instances listen; for port 0 on one free port that they share. */
  private SocketAddress address() {
    return parts.port == 0
        ? SocketAddress.sharedRandomPort(1, parts.host)
        : SocketAddress.inetSocketAddress(parts.port, parts.host);
  }

  private HttpServerOptions options() {
    HttpServerOptions options =
        new HttpServerOptions()
            .setSsl(true)
            .setUseAlpn(true)
            .setKeyCertOptions(parts.certificate)
            .setEnabledSecureTransportProtocols(Set.of("TLSv1.2", "TLSv1.3"))
            .setHandle100ContinueAutomatically(true)
            .setIdleTimeout(IDLE_SECONDS);
    options.getInitialSettings().setMaxConcurrentStreams(MAX_CONCURRENT_STREAMS);
    return options;
  }
}
