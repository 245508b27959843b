package dev.sluice.certs.selfmanaged;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A webhook configuration as it was read, of which we own the {@code caBundle} of each webhook and
 * nothing else: other field managers keep theirs.
 */
record WebhookConfiguration(KubernetesClient client, GenericKubernetesResource read) {
  private static final String FIELD_MANAGER = "sluice-ca-bundle";

  /** Whether API servers that call by it trust just this, PEM. */
  boolean trusts(String bundle) {
    return webhooks().stream()
        .allMatch(
            webhook ->
                webhook.get("clientConfig") instanceof Map<?, ?> clientConfig
                    && encoded(bundle).equals(clientConfig.get("caBundle")));
  }

  /**
   * Has API servers trust just this, PEM.
   *
   * @throws io.fabric8.kubernetes.client.KubernetesClientException with code 409 if it is not what
   *     was read any more
   */
  void trust(String bundle) {
    GenericKubernetesResource patch = new GenericKubernetesResource();
    patch.setApiVersion(read.getApiVersion());
    patch.setKind(read.getKind());
    patch.setMetadata(
        new ObjectMetaBuilder()
            .withName(read.getMetadata().getName())
            .withResourceVersion(read.getMetadata().getResourceVersion())
            .build());
    patch.setAdditionalProperty(
        "webhooks",
        webhooks().stream()
            .map(
                webhook ->
                    Map.of(
                        "name", Objects.requireNonNull(webhook.get("name")),
                        "clientConfig", Map.of("caBundle", encoded(bundle))))
            .toList());
    client.resource(patch).fieldManager(FIELD_MANAGER).forceConflicts().serverSideApply();
  }

  private List<Map<?, ?>> webhooks() {
    return read.getAdditionalProperties().get("webhooks") instanceof List<?> list
        ? list.stream().<Map<?, ?>>map(webhook -> (Map<?, ?>) webhook).toList()
        : List.of();
  }

  private static String encoded(String pem) {
    return Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII));
  }
}
