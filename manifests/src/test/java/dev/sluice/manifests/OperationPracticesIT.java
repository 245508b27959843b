package dev.sluice.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtendWith;

/** What mature webhooks do to stay up; each by its number in docs/operations.md. */
@ExtendWith(EndToEnd.class)
class OperationPracticesIT {
  private static final String DRAIN = "--drain-delay=";

  /** After the drain come 95 seconds for idle connections, and ten for the last answers. */
  @EachInstallation
  void e1DrainEndsBeforePatienceDoes(Installation installation) {
    int drain =
        installation.arguments().stream()
            .filter(argument -> argument.startsWith(DRAIN))
            .map(argument -> Integer.parseInt(argument.substring(DRAIN.length())))
            .findFirst()
            .orElseThrow();
    assertThat(installation.pod().at("/spec/terminationGracePeriodSeconds").asInt())
        .isGreaterThanOrEqualTo(drain + 110);
    // Known as not ready before it stops.
    JsonNode readiness = installation.container().path("readinessProbe");
    assertThat(readiness.path("periodSeconds").asInt() * readiness.path("failureThreshold").asInt())
        .isLessThan(drain);
  }

  @EachInstallation
  void e1OldReplicasStayUntilNewOnesAreReady(Installation installation) {
    JsonNode update = installation.the("Deployment").at("/spec/strategy/rollingUpdate");
    assertThat(update.path("maxUnavailable").asInt(1)).isZero();
    assertThat(update.path("maxSurge").asInt()).isPositive();
  }

  @EachInstallation
  void e1ProbesAskTheManagementPort(Installation installation) {
    JsonNode container = installation.container();
    Map<String, String> paths =
        Map.of("startupProbe", "/livez", "livenessProbe", "/livez", "readinessProbe", "/readyz");
    paths.forEach(
        (probe, path) -> {
          JsonNode get = container.path(probe).path("httpGet");
          assertThat(get.path("path").asText()).as(probe).isEqualTo(path);
          assertThat(get.path("port").asText()).as(probe).isEqualTo("management");
        });
  }

  /** The kubelet does not renew what is mounted by a subPath. */
  @EachInstallation
  void e2MountedCertificatesAreRenewed(Installation installation) {
    assertThat(installation.container().path("volumeMounts"))
        .allSatisfy(
            mount -> {
              assertThat(mount.has("subPath")).isFalse();
              assertThat(mount.path("readOnly").asBoolean()).isTrue();
            });
  }

  /** Deleting an object is all that it takes: nothing has to run for it, and nothing holds it. */
  @EachInstallation
  void e5NothingNeedsHelpToGo(Installation installation) {
    assertThat(installation.objects())
        .allSatisfy(
            each -> {
              assertThat(each.path("metadata").has("finalizers")).isFalse();
              assertThat(each.path("metadata").has("ownerReferences")).isFalse();
              assertThat(each.at("/metadata/annotations").toString()).doesNotContain("/hook");
            });
  }

  @EachInstallation
  void e7AuthorityIsNotInTheManifests(Installation installation) {
    assertThat(installation.webhooks())
        .allSatisfy(webhook -> assertThat(webhook.path("clientConfig").has("caBundle")).isFalse());
  }

  @EachInstallation
  void serviceSelectsThePodsAndNoOthers(Installation installation) {
    JsonNode selector = installation.the("Service").at("/spec/selector");
    assertThat(selector).isEqualTo(installation.the("Deployment").at("/spec/selector/matchLabels"));
    List<JsonNode> selected =
        installation.objects().stream()
            .filter(each -> each.at("/spec/template/spec").has("containers"))
            .filter(each -> has(each.at("/spec/template/metadata/labels"), selector))
            .toList();
    assertThat(selected).containsExactly(installation.the("Deployment"));
    assertThat(installation.the("PodDisruptionBudget").at("/spec/selector/matchLabels"))
        .isEqualTo(selector);
  }

  private static boolean has(JsonNode labels, JsonNode selector) {
    return selector
        .propertyStream()
        .allMatch(each -> each.getValue().equals(labels.get(each.getKey())));
  }

  @EachInstallation
  void servicePortsAreThoseOfThePod(Installation installation) {
    Map<String, Integer> ports =
        installation
            .container()
            .path("ports")
            .valueStream()
            .collect(
                Collectors.toMap(
                    port -> port.path("name").asText(),
                    port -> port.path("containerPort").asInt()));
    assertThat(ports).isEqualTo(Map.of("https", 8443, "management", 8080));
    JsonNode service = installation.the("Service").at("/spec/ports");
    assertThat(service.findValuesAsText("targetPort")).containsExactly("https", "management");
    assertThat(installation.webhooks())
        .allSatisfy(
            webhook ->
                assertThat(webhook.at("/clientConfig/service/port"))
                    .isEqualTo(service.at("/0/port")));
  }
}
