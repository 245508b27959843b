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
            .connectionHandler(routes.connections()::opened)
            .requestHandler(routes.router())
            .listen(endpoint.address())
            .onSuccess(servers::add);
      }
    };
  }
}
