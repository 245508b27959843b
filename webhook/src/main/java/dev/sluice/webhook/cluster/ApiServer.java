package dev.sluice.webhook.cluster;

import dev.sluice.policies.kubernetes.KindName;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Informable;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;

/** What there is to watch at an API server. */
record ApiServer(KubernetesClient client) {
  private static final KindName DEFINITION =
      new KindName(Definitions.GROUP + "/v1", Definitions.KIND);

  /** All objects of a kind, in whatever namespace. */
  Informable<GenericKubernetesResource> all(KindName kind, String plural, boolean namespaced) {
    var resources = client.genericKubernetesResources(context(kind, plural, namespaced));
    return namespaced ? resources.inAnyNamespace() : resources;
  }

  /** One definition of custom resources; others need not be allowed. */
  Informable<GenericKubernetesResource> definition(String name) {
    return client
        .genericKubernetesResources(context(DEFINITION, "customresourcedefinitions", false))
        .withName(name);
  }

  /** One ConfigMap; others need not be allowed. */
  Informable<GenericKubernetesResource> configMap(String namespace, String name) {
    return client
        .genericKubernetesResources(context(new KindName("v1", "ConfigMap"), "configmaps", true))
        .inNamespace(namespace)
        .withName(name);
  }

  private static ResourceDefinitionContext context(
      KindName kind, String plural, boolean namespaced) {
    return new ResourceDefinitionContext.Builder()
        .withGroup(kind.group().isEmpty() ? null : kind.group())
        .withVersion(kind.version())
        .withKind(kind.kind())
        .withPlural(plural)
        .withNamespaced(namespaced)
        .build();
  }
}
