package dev.sluice.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody else's mutating webhook, which answers every review with the same patch. */
final class OtherWebhook implements AutoCloseable {
  private static final String CONFIGURATIONS =
      "/apis/admissionregistration.k8s.io/v1/mutatingwebhookconfigurations";

  private final ControlPlane cluster;
  private final String name;
  private final HttpsServer server;
  private final AtomicInteger reviews = new AtomicInteger();

  /**
   * One of new FlinkDeployments.
   *
   * @param name of its configuration: API servers call webhooks in the order of these names
   * @param patch a JSON Patch
   */
  OtherWebhook(ControlPlane cluster, String name, String namespace, String patch) {
    this(cluster, name, namespace, "flink.apache.org", "flinkdeployments", patch);
  }

  /**
   * The same of new resources of another kind.
   *
   * @param group of the kind
   * @param plural of the kind
   */
  OtherWebhook(
      ControlPlane cluster,
      String name,
      String namespace,
      String group,
      String plural,
      String patch) {
    this.cluster = cluster;
    this.name = name;
    try {
      server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setHttpsConfigurator(new HttpsConfigurator(cluster.server("localhost")));
    server.createContext("/", exchange -> answer(exchange, patch));
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    cluster
        .api()
        .post(
            CONFIGURATIONS,
            Api.json(
                """
                {"metadata": {"name": "%s"}, "webhooks": [{
                  "name": "other.example.com", "admissionReviewVersions": ["v1"],
                  "sideEffects": "None", "failurePolicy": "Fail",
                  "clientConfig": {"url": "https://localhost:%d/", "caBundle": "%s"},
                  "namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "%s"}},
                  "rules": [{"apiGroups": ["%s"], "apiVersions": ["*"],
                             "operations": ["CREATE"], "resources": ["%s"]}]}]}
                """
                    .formatted(
                        name,
                        server.getAddress().getPort(),
                        TestFiles.encoded(cluster.authority()),
                        namespace,
                        group,
                        plural)));
  }

  private void answer(HttpExchange exchange, String patch) throws IOException {
    try (exchange) {
      JsonNode review = Api.JSON.readTree(exchange.getRequestBody());
      ObjectNode answer = Api.JSON.createObjectNode();
      answer.put("apiVersion", "admission.k8s.io/v1").put("kind", "AdmissionReview");
      answer
          .putObject("response")
          .put("uid", review.at("/request/uid").asText())
          .put("allowed", true)
          .put("patchType", "JSONPatch")
          .put("patch", Base64.getEncoder().encodeToString(patch.getBytes(StandardCharsets.UTF_8)));
      byte[] body = Api.JSON.writeValueAsBytes(answer);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
      reviews.incrementAndGet();
    }
  }

  /** How many it has answered. */
  int reviews() {
    return reviews.get();
  }

  @Override
  public void close() {
    cluster.api().delete(CONFIGURATIONS + "/" + name);
    server.stop(0);
  }
}
