package dev.sluice.webhook.server;

import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.SocketAddress;

/**
 * Where admission is to be reached.
 *
 * @param host where to listen
 * @param port 0 for any free one
 */
public record Endpoint(String host, int port) {
  /** The API server reuses a connection for up to 90 s; closing earlier loses requests. */
  private static final int IDLE_SECONDS = 120;

  private static final int MAX_CONCURRENT_STREAMS = 250;

  /** Where all instances listen; for port 0 on one free port that they share. */
  SocketAddress address() {
    return port == 0
        ? SocketAddress.sharedRandomPort(1, host)
        : SocketAddress.inetSocketAddress(port, host);
  }

  HttpServerOptions options(Tls tls) {
    HttpServerOptions options =
        new HttpServerOptions()
            .setHandle100ContinueAutomatically(true)
            .setIdleTimeout(IDLE_SECONDS);
    options.getInitialSettings().setMaxConcurrentStreams(MAX_CONCURRENT_STREAMS);
    return tls.into(options);
  }
}
