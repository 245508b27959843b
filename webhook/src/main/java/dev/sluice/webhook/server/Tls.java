package dev.sluice.webhook.server;

import dev.sluice.certs.ServingCertificate;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.util.List;
import java.util.Set;

/**
 * How connections to admission are made safe.
 *
 * @param certificate what to serve
 */
public record Tls(ServingCertificate certificate) {
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

  /** For clients of every kind. */
  public static Tls of(ServingCertificate certificate) {
    return new Tls(certificate);
  }

  /** What the JDK reads once, at the first handshake of the process: call it before any. */
  public static void settle() {
    // Nobody who calls a webhook renegotiates.
    System.setProperty("jdk.tls.rejectClientInitiatedRenegotiation", "true");
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
    return options;
  }

  /** For a server that listens already. */
  ServerSSLOptions options() {
    return into(new HttpServerOptions()).getSslOptions();
  }
}
