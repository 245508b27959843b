package dev.sluice.webhook.audit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.policy.Policies;
import dev.sluice.webhook.cluster.Pages;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Since when the policies of a cluster are as they are: each since its spec was changed last, and
 * the built-in one since the webhook that enforces it was configured. What the rules are that a
 * policy names is decided by the version of Sluice, and so by its Deployment.
 */
public final class PolicyTimes {
  private static final String POLICIES = "/apis/sluice.dev/v1alpha1/policies";
  private static final String WEBHOOK =
      "/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations/sluice";

  private PolicyTimes() {}

  /**
   * By their names; without those of which it cannot be known, such as policies in files.
   *
   * @param inForce of which the built-in one may be another
   */
  public static Map<String, Marks.Since> of(Pages pages, Policies inForce)
      throws InterruptedException {
    Map<String, Instant> changed = new HashMap<>();
    Optional<JsonNode> webhook = pages.one(WEBHOOK);
    if (!inForce.hasOwnDefault()) {
      webhook
          .flatMap(found -> Marks.changed(found, "/f:metadata/f:labels"))
          .ifPresent(time -> changed.put("default", time));
    }
    try {
      pages.read(POLICIES, page -> page.items().forEach(policy -> add(policy, changed)));
    } catch (Pages.Unreadable _) { // which the audit itself tells
      return Map.of();
    }
    Optional<Instant> installed =
        webhook
            .map(found -> found.at("/webhooks/0/clientConfig/service"))
            .flatMap(service -> deployment(pages, service))
            .flatMap(found -> Marks.changed(found, "/f:spec/f:template"));
    Map<String, Marks.Since> times = new HashMap<>();
    changed.forEach(
        (name, time) ->
            times.put(name, new Marks.Since(time, installed.map(other -> later(time, other)))));
    return times;
  }

  private static void add(JsonNode policy, Map<String, Instant> times) {
    Marks.changed(policy, "/f:spec")
        .ifPresent(time -> times.put(policy.at("/metadata/name").asText(), time));
  }

  /** The one that is called as its Service, as the manifests have it. */
  private static Optional<JsonNode> deployment(Pages pages, JsonNode service) {
    return pages.one(
        "/apis/apps/v1/namespaces/%s/deployments/%s"
            .formatted(service.path("namespace").asText(), service.path("name").asText()));
  }

  private static Instant later(Instant one, Instant other) {
    return Stream.of(one, other).max(Instant::compareTo).orElseThrow();
  }
}
