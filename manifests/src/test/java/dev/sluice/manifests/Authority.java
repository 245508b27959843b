package dev.sluice.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.testing.Polling;
import dev.sluice.testing.Trust;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.SSLSocket;

/** The one that the replicas share; certificates are PEM. */
record Authority(Deployed deployed) {
  private static final String SECRET = "/api/v1/namespaces/sluice-system/secrets/sluice-ca";

  String certificate() {
    return text(secret().at("/data/ca.crt"));
  }

  /** The one before, or empty. */
  String former() {
    return text(secret().at("/data/former.crt"));
  }

  JsonNode secret() {
    return deployed.cluster().api().get(SECRET);
  }

  /** Asks for another one. */
  void rotate() {
    Kubectl.Run run =
        deployed
            .cluster()
            .kubectl("sluice-system")
            .run("annotate", "secret", "sluice-ca", "sluice.dev/rotate=now");
    if (run.code() != 0) {
      throw new AssertionError(run.text());
    }
  }

  /** Until each webhook of both configurations trusts just that. */
  void awaitTrust(String pem) {
    Polling.until(
        "the bundle in both configurations",
        () -> bundles().equals(Set.of(pem)),
        () -> bundles().toString());
  }

  private Set<String> bundles() {
    return deployed.configurations().stream()
        .flatMap(configuration -> configuration.path("webhooks").valueStream())
        .map(webhook -> text(webhook.at("/clientConfig/caBundle")))
        .collect(Collectors.toSet());
  }

  /** Whether all replicas give new connections a certificate of this authority. */
  boolean isServed(String pem) {
    return deployed.replicas().stream().allMatch(replica -> isServed(replica, pem));
  }

  private static boolean isServed(SluiceProcess replica, String pem) {
    try (SSLSocket socket =
        (SSLSocket)
            Trust.in(pem)
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), replica.port())) {
      socket.startHandshake();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static String text(JsonNode base64) {
    return new String(Base64.getDecoder().decode(base64.asText()), StandardCharsets.US_ASCII);
  }
}
