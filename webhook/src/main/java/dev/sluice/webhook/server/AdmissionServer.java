package dev.sluice.webhook.server;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** The HTTPS server: one server an event loop, all on one port. */
public final class AdmissionServer {
  /** An idle one takes some 14 KB of the heap; an API server has a few. */
  static final int MAX_CONNECTIONS = 4_000;

  private final List<HttpServer> servers = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final Endpoint endpoint;
  private final Routes routes;

  private AdmissionServer(Endpoint endpoint, Routes routes) {
    this.endpoint = endpoint;
    this.routes = routes;
  }

  /** Starts to listen, with a server for each event loop. */
  public static Future<AdmissionServer> start(Vertx vertx, Endpoint endpoint, Routes routes) {
    AdmissionServer server = new AdmissionServer(endpoint, routes);
    int cores = Runtime.getRuntime().availableProcessors();
    return vertx
        .deployVerticle(server::instance, new DeploymentOptions().setInstances(cores))
        .map(server);
  }

  int port() {
    return servers.getFirst().actualPort();
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
            .createHttpServer(endpoint.options())
            .connectionHandler(AdmissionServer.this::connected)
            .requestHandler(routes.router())
            .listen(endpoint.address())
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
}
