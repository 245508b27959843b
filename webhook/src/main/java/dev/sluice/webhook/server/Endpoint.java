package dev.sluice.webhook.server;

import dev.sluice.certs.ServingCertificate;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.SocketAddress;
import java.util.List;
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

  /** Those that authenticate what they encrypt; HTTP/2 forbids the others (RFC 9113, 9.2.2). */
  private static final List<String> CIPHER_SUITES =
      List.of(
          "TLS_AES_256_GCM_SHA384",
          "TLS_AES_128_GCM_SHA256",
          "TLS_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

  /** An HTTP/1.0 request is answered only where its version is among those offered in TLS. */
  private static final List<HttpVersion> VERSIONS =
      List.of(HttpVersion.HTTP_2, HttpVersion.HTTP_1_1, HttpVersion.HTTP_1_0);

  static {
    // Read by the JDK at its first handshake; nobody who calls a webhook renegotiates.
    System.setProperty("jdk.tls.rejectClientInitiatedRenegotiation", "true");
  }

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
            .setAlpnVersions(VERSIONS)
            .setKeyCertOptions(pem())
            .setEnabledSecureTransportProtocols(Set.of("TLSv1.2", "TLSv1.3"))
            .setHandle100ContinueAutomatically(true)
            .setIdleTimeout(IDLE_SECONDS);
    CIPHER_SUITES.forEach(options::addEnabledCipherSuite);
    options.getInitialSettings().setMaxConcurrentStreams(MAX_CONCURRENT_STREAMS);
    return options;
  }

  private PemKeyCertOptions pem() {
    return new PemKeyCertOptions()
        .setCertValue(Buffer.buffer(certificate.chainPem()))
        .setKeyValue(Buffer.buffer(certificate.keyPem()));
  }
}
