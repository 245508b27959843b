package dev.sluice.certs.selfmanaged;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.util.List;
import java.util.Objects;

/** The two configurations by which API servers call Sluice, as far as they are installed. */
final class WebhookConfigurations {
  static final String NAME = "sluice";

  private static final List<ResourceDefinitionContext> KINDS =
      List.of(
          kind("ValidatingWebhookConfiguration", "validatingwebhookconfigurations"),
          kind("MutatingWebhookConfiguration", "mutatingwebhookconfigurations"));

  private final KubernetesClient client;

  WebhookConfigurations(KubernetesClient client) {
    this.client = client;
  }

  private static ResourceDefinitionContext kind(String kind, String plural) {
    return new ResourceDefinitionContext.Builder()
        .withGroup("admissionregistration.k8s.io")
        .withVersion("v1")
        .withKind(kind)
        .withPlural(plural)
        .withNamespaced(false)
        .build();
  }

  /** As they are now. */
  List<WebhookConfiguration> read() {
    return KINDS.stream()
        .map(kind -> named(kind).get())
        .filter(Objects::nonNull)
        .map(found -> new WebhookConfiguration(client, found))
        .toList();
  }

  /** Has somebody told of each change, until the client is closed; not of what is there already. */
  void watch(Runnable changed) {
    for (ResourceDefinitionContext kind : KINDS) {
      named(kind)
          .runnableInformer(0)
          .addEventHandler(new Changes(changed))
          .exceptionHandler((started, problem) -> true)
          .start();
    }
  }

  private Resource<GenericKubernetesResource> named(ResourceDefinitionContext kind) {
    return client.genericKubernetesResources(kind).withName(NAME);
  }

  private record Changes(Runnable changed)
      implements ResourceEventHandler<GenericKubernetesResource> {
    @Override
    public void onAdd(GenericKubernetesResource added) {
      changed.run();
    }

    @Override
    public void onUpdate(GenericKubernetesResource before, GenericKubernetesResource after) {
      changed.run();
    }

    @Override
    public void onDelete(GenericKubernetesResource deleted, boolean stateUnknown) {
      // Nobody calls by it any more.
    }
  }
}
