package dev.sluice.webhook.server;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The HTTPS server: one server an event loop, all on one port. */
public final class AdmissionServer {
  private final List<HttpServer> servers = new CopyOnWriteArrayList<>();
  private final Endpoint endpoint;
  private final Tls tls;
  private final Routes routes;

  private AdmissionServer(Endpoint endpoint, Tls tls, Routes routes) {
    this.endpoint = endpoint;
    this.tls = tls;
    this.routes = routes;
  }

  /** Starts to listen, with a server for each event loop. */
  public static Future<AdmissionServer> start(
      Vertx vertx, Endpoint endpoint, Tls tls, Routes routes) {
    AdmissionServer server = new AdmissionServer(endpoint, tls, routes);
    int cores = Runtime.getRuntime().availableProcessors();
    return vertx
        .deployVerticle(server::instance, new DeploymentOptions().setInstances(cores))
        .map(server);
  }

  int port() {
    return servers.getFirst().actualPort();
  }

  /** Makes new connections safe by something else; those that there are stay as they are. */
  Future<?> secure(Tls next) {
    return Future.all(servers.stream().map(s -> s.updateSSLOptions(next.options(), true)).toList());
  }

  /** Whether somebody would lose a request by the end. */
  boolean isAnyKept() {
    return routes.connections().isAnyKept();
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
            .createHttpServer(endpoint.options(tls))
            .connectionHandler(routes.connections()::opened)
            .requestHandler(routes.router())
            .listen(endpoint.address())
            .onSuccess(servers::add);
      }
    };
  }
}
