package dev.sluice.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Kubernetes' good practices of admission webhooks, as far as manifests show them; each by its
 * number in docs/operations.md.
 */
@ExtendWith(EndToEnd.class)
class WebhookPracticesIT {
  private static final String FLINK = "validate.sluice.dev";
  private static final List<String> CONFIGURATIONS =
      List.of("ValidatingWebhookConfiguration", "MutatingWebhookConfiguration");

  @EachInstallation
  void w3FewWebhooksAndEachResourceMeetsOneOfAConfiguration(Installation installation) {
    assertThat(names(installation))
        .containsExactly(
            FLINK, "configuration.sluice.dev", "mutate.sluice.dev", "stamp.sluice.dev");
    for (String kind : CONFIGURATIONS) {
      assertThat(installation.the(kind).path("webhooks").valueStream())
          .flatMap(WebhookPracticesIT::resources)
          .doesNotHaveDuplicates();
    }
  }

  @EachInstallation
  void w5TimeoutsAreSmall(Installation installation) {
    assertThat(installation.webhooks())
        .allSatisfy(webhook -> assertThat(webhook.path("timeoutSeconds").asInt()).isBetween(1, 5));
  }

  @EachInstallation
  void w6SeveralReplicasBehindOneAddress(Installation installation) {
    assertThat(installation.the("Deployment").at("/spec/replicas").asInt()).isGreaterThan(1);
    assertThat(installation.the("Service").at("/spec/type").asText("ClusterIP"))
        .isEqualTo("ClusterIP");
  }

  @EachInstallation
  void w7ReplicasAreApartAndGoOneByOne(Installation installation) {
    List<String> spread =
        installation.pod().at("/spec/topologySpreadConstraints").findValuesAsText("topologyKey");
    assertThat(spread).containsExactly("kubernetes.io/hostname", "topology.kubernetes.io/zone");
    assertThat(installation.the("PodDisruptionBudget").at("/spec/maxUnavailable").asInt()).isOne();
  }

  @EachInstallation
  void w8OnlyKindsOfOursAndNoSubresources(Installation installation) {
    Set<String> judged =
        JudgedKind.all().stream()
            .map(kind -> kind.plural() + "." + kind.group())
            .collect(Collectors.toSet());
    for (JsonNode webhook : installation.webhooks()) {
      assertThat(judged).containsAll(resources(webhook));
      assertThat(webhook.path("rules").toString()).doesNotContain("*").doesNotContain("/");
    }
  }

  @EachInstallation
  void w9NamespacesAreSelected(Installation installation) {
    assertThat(installation.webhooks())
        .allSatisfy(webhook -> assertThat(webhook.path("namespaceSelector")).isNotEmpty());
  }

  /**
   * That the expressions compile {@link OverlaysIT} shows, what they leave out {@link OutageIT}.
   */
  @EachInstallation
  void w10ConditionsLeaveOutWhatIsNeverRefused(Installation installation) {
    assertThat(installation.webhooks())
        .allSatisfy(
            webhook ->
                assertThat(webhook.path("matchConditions").findValuesAsText("name"))
                    .containsExactly("not-under-deletion"));
  }

  @EachInstallation
  void w11OtherVersionsOfAKindAreSentToo(Installation installation) {
    assertThat(installation.webhooks())
        .allSatisfy(
            webhook -> assertThat(webhook.path("matchPolicy").asText()).isEqualTo("Equivalent"));
  }

  @EachInstallation
  void w14NoSideEffects(Installation installation) {
    assertThat(installation.webhooks())
        .allSatisfy(webhook -> assertThat(webhook.path("sideEffects").asText()).isEqualTo("None"));
  }

  @EachInstallation
  void w15OwnNamespaceIsLeftOut(Installation installation) {
    String own = installation.the("Deployment").at("/metadata/namespace").asText();
    for (JsonNode webhook : installation.webhooks()) {
      JsonNode first = webhook.at("/namespaceSelector/matchExpressions/0");
      assertThat(first.path("key").asText()).isEqualTo("kubernetes.io/metadata.name");
      assertThat(first.path("operator").asText()).isEqualTo("NotIn");
      assertThat(first.path("values")).singleElement().extracting(JsonNode::asText).isEqualTo(own);
    }
  }

  @EachInstallation
  void w17MutatingFailsOpenAndValidatingFailsClosedWhereThatIsAskedFor(Installation installation) {
    List<String> closed =
        installation.webhooks().stream()
            .filter(webhook -> webhook.path("failurePolicy").asText().equals("Fail"))
            .map(webhook -> webhook.path("name").asText())
            .toList();
    assertThat(closed)
        .isEqualTo(installation.name().equals("enforce") ? List.of(FLINK) : List.of());
  }

  @EachInstallation
  void w19NothingThatIsInstalledIsSentToSluice(Installation installation) {
    Set<String> sent =
        JudgedKind.all().stream()
            .filter(kind -> !kind.group().isEmpty())
            .map(JudgedKind::name)
            .collect(Collectors.toSet());
    assertThat(installation.objects())
        .extracting(each -> each.path("kind").asText())
        .doesNotContainAnyElementsOf(sent);
  }

  @EachInstallation
  void w20NothingIsChangedThatIsBeingDeleted(Installation installation) {
    JsonNode mutating = installation.the("MutatingWebhookConfiguration");
    assertThat(mutating.findValues("operations"))
        .allSatisfy(each -> assertThat(each.toString()).isEqualTo("[\"CREATE\",\"UPDATE\"]"));
  }

  @EachInstallation
  void w21TargetsAreLookedAtAgainAfterOtherWebhooks(Installation installation) {
    JsonNode mutating = installation.the("MutatingWebhookConfiguration").at("/webhooks/0");
    assertThat(mutating.path("reinvocationPolicy").asText()).isEqualTo("IfNeeded");
  }

  /** Only the requester of this very request is stamped, at one instant. */
  @EachInstallation
  void w21ARequesterIsStampedOnce(Installation installation) {
    JsonNode stamping = installation.the("MutatingWebhookConfiguration").at("/webhooks/1");
    assertThat(stamping.path("reinvocationPolicy").asText()).isEqualTo("Never");
  }

  /** What one is sent the other is, too: a missing effect is found by who validates. */
  @EachInstallation
  void w26WhatIsChangedIsValidated(Installation installation) {
    for (String webhook : List.of("/webhooks/0", "/webhooks/1")) {
      JsonNode validating = installation.the("ValidatingWebhookConfiguration").at(webhook);
      JsonNode mutating = installation.the("MutatingWebhookConfiguration").at(webhook);
      assertThat(resources(validating)).containsAll(resources(mutating));
      for (String field :
          List.of("namespaceSelector", "matchPolicy", "matchConditions", "timeoutSeconds")) {
        assertThat(mutating.path(field)).as(field).isEqualTo(validating.path(field));
      }
    }
  }

  @EachInstallation
  void w27OneNamespaceFirstWhereThatIsAskedFor(Installation installation) {
    Stream<String> asked =
        installation.webhooks().stream()
            .filter(webhook -> webhook.toString().contains("\"sluice.dev/admission\""))
            .map(webhook -> webhook.path("name").asText());
    assertThat(asked)
        .containsExactlyElementsOf(
            installation.name().equals("opt-in") ? List.of(FLINK, "mutate.sluice.dev") : List.of());
  }

  @EachInstallation
  void w31EverythingCarriesTheLabelByWhichItIsFound(Installation installation) {
    assertThat(installation.objects())
        .allSatisfy(
            each ->
                assertThat(each.at("/metadata/labels").path("app.kubernetes.io/name").asText())
                    .as(Installation.id(each))
                    .isEqualTo("sluice"));
  }

  private static List<String> names(Installation installation) {
    return installation.webhooks().stream().map(each -> each.path("name").asText()).toList();
  }

  private static Set<String> resources(JsonNode webhook) {
    return webhook
        .path("rules")
        .valueStream()
        .flatMap(WebhookRules::resources)
        .collect(Collectors.toSet());
  }
}
