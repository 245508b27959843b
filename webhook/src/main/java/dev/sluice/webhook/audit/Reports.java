package dev.sluice.webhook.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.rule.Catalogue;
import dev.sluice.webhook.check.CheckResult.Judged;
import dev.sluice.webhook.cluster.Pages;
import dev.sluice.webhook.report.OpenReport;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.net.HttpURLConnection;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * Reports in the cluster: one for each resource of which there is something to say, written only
 * when that changes, and taken away when there is nothing left to say.
 */
final class Reports {
  /** What is told of more resources stays in the log and the metrics. */
  private static final int MOST = 10_000;

  private static final String LIST =
      "/apis/"
          + OpenReport.API_VERSION
          + "/%s?labelSelector=app.kubernetes.io%%2Fmanaged-by%%3D"
          + OpenReport.SLUICE;

  private final KubernetesClient client;
  private final InstantSource clock;

  /** What is written in each, by its name. */
  private final Map<String, String> contents = new HashMap<>();

  private long written;
  private long removed;
  private long leftOut;

  Reports(KubernetesClient client, InstantSource clock) {
    this.client = client;
    this.clock = clock;
  }

  /** Reads which there are, as another replica may have left them. */
  void begin(Pages pages) throws Pages.Unreadable, InterruptedException {
    written = 0;
    removed = 0;
    leftOut = 0;
    contents.clear();
    for (String plural : new String[] {"reports", "clusterreports"}) {
      boolean served =
          pages.read(LIST.formatted(plural), page -> page.items().forEach(this::there));
      if (!served) {
        throw new Pages.Unreadable(
            plural + "." + OpenReport.API_VERSION + " are not defined in this cluster");
      }
    }
  }

  private void there(JsonNode report) {
    String content =
        report.path("metadata").path("annotations").path(OpenReport.CONTENT).asText("");
    contents.put(report.at("/metadata/name").asText(), content);
  }

  /** Says what there is to say of a resource. */
  void put(Judged judged, Catalogue catalogue) {
    String name = OpenReport.name(judged.document().tree());
    if (judged.verdict().rulings().isEmpty()) {
      remove(judged, name);
      return;
    }
    if (contents.size() >= MOST && !contents.containsKey(name)) {
      leftOut++;
      return;
    }
    ObjectNode report = OpenReport.of(judged, catalogue, clock.instant());
    String content = report.path("metadata").path("annotations").path(OpenReport.CONTENT).asText();
    if (content.equals(contents.get(name))) {
      return;
    }
    GenericKubernetesResource resource =
        Serialization.unmarshal(report.toString(), GenericKubernetesResource.class);
    var kind = client.genericKubernetesResources(context(judged));
    (judged.namespace().isEmpty()
            ? kind.resource(resource)
            : kind.inNamespace(judged.namespace()).resource(resource))
        .fieldManager(OpenReport.SLUICE)
        .forceConflicts()
        .serverSideApply();
    contents.put(name, content);
    written++;
  }

  private void remove(Judged judged, String name) {
    if (!contents.containsKey(name)) {
      return;
    }
    var kind = client.genericKubernetesResources(context(judged));
    try {
      (judged.namespace().isEmpty()
              ? kind.withName(name)
              : kind.inNamespace(judged.namespace()).withName(name))
          .delete();
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_NOT_FOUND) {
        throw e;
      }
    }
    contents.remove(name);
    removed++;
  }

  private static ResourceDefinitionContext context(Judged judged) {
    boolean namespaced = !judged.namespace().isEmpty();
    String[] group = OpenReport.API_VERSION.split("/");
    return new ResourceDefinitionContext.Builder()
        .withGroup(group[0])
        .withVersion(group[1])
        .withKind(namespaced ? "Report" : "ClusterReport")
        .withPlural(namespaced ? "reports" : "clusterreports")
        .withNamespaced(namespaced)
        .build();
  }

  /** What was done since the beginning. */
  @Override
  public String toString() {
    String more = leftOut == 0 ? "" : ", " + leftOut + " more than may be written";
    return "%d reports, %d written, %d removed%s"
        .formatted(contents.size(), written, removed, more);
  }
}
