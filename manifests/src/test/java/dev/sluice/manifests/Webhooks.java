package dev.sluice.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.testing.Polling;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The webhook configurations as they are shipped, pointed at a Sluice on this machine the way that
 * production goes: by a Service, whose name the certificate must have, over HTTP/1.1.
 */
final class Webhooks {
  /** Of the Service, as the API server asks for it. */
  static final String SERVER_NAME = "sluice.sluice-system.svc";

  /** The label by which a namespace chooses a webhook of its own. */
  static final String LABEL = "example.com/webhook";

  /** What a cluster is given. */
  static final Path VALIDATING = Path.of("base/validating-webhook.yaml");

  static final Path MUTATING = Path.of("base/mutating-webhook.yaml");

  private static final String GROUP = "/apis/admissionregistration.k8s.io/v1/";

  /** What the validating webhook refuses, to see whether it is called. */
  private static final JsonNode PROBE =
      Api.json(
          """
          {"apiVersion": "flinkoperator.k8s.io/v1beta1", "kind": "FlinkCluster",
           "metadata": {"name": "probe"},
           "spec": {"flinkVersion": "1.20", "image": {"name": "flink:1.20"},
                    "jobManager": {"podLabels": {"app": "probe"}}}}
          """);

  private final Api api;
  private final Path authority;

  Webhooks(Api api, Path authority) {
    this.api = api;
    this.authority = authority;
  }

  /** For all namespaces that choose no other. */
  void installForAll(int port) {
    install(
        "everywhere", "Fail", port, "{\"key\": \"" + LABEL + "\", \"operator\": \"DoesNotExist\"}");
    awaitInForce(api, "default");
  }

  /** Removed when closed. */
  AutoCloseable installFor(String namespace, String failurePolicy, int port) {
    AutoCloseable installed = installOnly(namespace, failurePolicy, port);
    awaitInForce(api, namespace);
    return installed;
  }

  /** Fails closed, and may take a moment to be in force; removed when closed. */
  AutoCloseable installForBroken(String namespace, int port) {
    return installOnly(namespace, "Fail", port);
  }

  private AutoCloseable installOnly(String namespace, String failurePolicy, int port) {
    String only = "{\"key\": \"%s\", \"operator\": \"In\", \"values\": [\"%s\"]}";
    install(namespace, failurePolicy, port, only.formatted(LABEL, namespace));
    return () ->
        configurations().stream()
            .map(each -> path(each) + "/" + namespace)
            .filter(api::serves)
            .forEach(api::delete);
  }

  /** Those of that name, as they are now. */
  static List<JsonNode> named(Api api, String name) {
    return configurations().stream().map(each -> api.get(path(each) + "/" + name)).toList();
  }

  /** Takes the mutating webhook of a namespace away, and leaves the validating one. */
  void removeMutating(String namespace) {
    api.delete(path(configurations().getLast()) + "/" + namespace);
  }

  private static List<JsonNode> configurations() {
    return Stream.of(VALIDATING, MUTATING).flatMap(f -> TestFiles.objects(f).stream()).toList();
  }

  private static String path(JsonNode configuration) {
    return GROUP + configuration.path("kind").asText().toLowerCase(Locale.ROOT) + "s";
  }

  private void install(String name, String failurePolicy, int port, String namespaces) {
    // The validating one last: once that is seen to be in force, most likely so is the other.
    for (JsonNode shipped : configurations().reversed()) {
      ObjectNode configuration = (ObjectNode) shipped;
      configuration.withObject("/metadata").put("name", name);
      for (JsonNode each : configuration.path("webhooks")) {
        ObjectNode webhook = (ObjectNode) each;
        webhook.put("failurePolicy", failurePolicy);
        webhook.withObject("/clientConfig").put("caBundle", TestFiles.encoded(authority));
        webhook.withObject("/clientConfig/service").put("port", port);
        webhook.withArray("/namespaceSelector/matchExpressions").add(Api.json(namespaces));
      }
      api.post(path(configuration), configuration);
    }
  }

  /** The API server takes a moment to notice. */
  static void awaitInForce(Api api, String namespace) {
    Polling.until(
        "webhook in force",
        () -> api.dryRun(namespace, PROBE).code() == 422,
        () -> api.dryRun(namespace, PROBE).toString());
  }
}
