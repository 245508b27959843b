package dev.sluice.webhook.server;

import dev.sluice.certs.ServingCertificate;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.ServerSSLOptions;
import io.vertx.core.net.TrustOptions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.X509TrustManager;

/**
 * How connections to admission are made safe.
 *
 * @param certificate what to serve
 * @param clients which clients are let in; empty for all, whoever they are
 */
public record Tls(ServingCertificate certificate, Optional<X509TrustManager> clients) {
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

  /** For all clients. */
  public static Tls of(ServingCertificate certificate) {
    return new Tls(certificate, Optional.empty());
  }

  /** What the JDK reads once, at the first handshake of the process: call it before any. */
  public static void settle() {
    // Nobody who calls a webhook renegotiates.
    System.setProperty("jdk.tls.rejectClientInitiatedRenegotiation", "true");
    // Nor does an API server resume a session; nobody shall who is not let in any more.
    System.setProperty("jdk.tls.server.newSessionTicketCount", "0");
  }

  HttpServerOptions into(HttpServerOptions options) {
    options
        .setSsl(true)
        .setUseAlpn(true)
        .setAlpnVersions(VERSIONS)
        .setKeyCertOptions(
            new PemKeyCertOptions()
                .setCertValue(Buffer.buffer(certificate.chainPem()))
                .setKeyValue(Buffer.buffer(certificate.keyPem())))
        .setEnabledSecureTransportProtocols(Set.of("TLSv1.2", "TLSv1.3"));
    CIPHER_SUITES.forEach(options::addEnabledCipherSuite);
    clients.ifPresent(trust -> letInOnly(trust, options));
    return options;
  }

  /** By TLS 1.3 alone: older sessions are resumed by an id that the server remembers. */
  private static void letInOnly(X509TrustManager clients, HttpServerOptions options) {
    options
        .setClientAuth(ClientAuth.REQUIRED)
        .setTrustOptions(TrustOptions.wrap(clients))
        .setEnabledSecureTransportProtocols(Set.of("TLSv1.3"));
  }

  /** For a server that listens already. */
  ServerSSLOptions options() {
    return into(new HttpServerOptions()).getSslOptions();
  }
}
