package dev.sluice.webhook.server;

import dev.sluice.certs.ServingCertificate;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.SocketAddress;
import java.util.Set;

/**
 * Where admission is to be reached, and by which certificate it is known.
 *
 * @param host where to listen
 * @param port 0 for any free one
 * @param certificate what to serve
 */
public record Endpoint(String host, int port, ServingCertificate certificate) {
  /** The API server reuses a connection for up to 90 s; closing earlier loses requests. */
  private static final int IDLE_SECONDS = 120;

  private static final int MAX_CONCURRENT_STREAMS = 250;

  /** Where all instances listen; for port 0 on one free port that they share. */
  SocketAddress address() {
    return port == 0
        ? SocketAddress.sharedRandomPort(1, host)
        : SocketAddress.inetSocketAddress(port, host);
  }

  HttpServerOptions options() {
    HttpServerOptions options =
        new HttpServerOptions()
            .setSsl(true)
            .setUseAlpn(true)
            .setKeyCertOptions(pem())
            .setEnabledSecureTransportProtocols(Set.of("TLSv1.2", "TLSv1.3"))
            .setHandle100ContinueAutomatically(true)
            .setIdleTimeout(IDLE_SECONDS);
    options.getInitialSettings().setMaxConcurrentStreams(MAX_CONCURRENT_STREAMS);
    return options;
  }

  private PemKeyCertOptions pem() {
    return new PemKeyCertOptions()
        .setCertValue(Buffer.buffer(certificate.chainPem()))
        .setKeyValue(Buffer.buffer(certificate.keyPem()));
  }
}
