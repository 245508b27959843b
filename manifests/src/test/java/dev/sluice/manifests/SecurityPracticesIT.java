package dev.sluice.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;

/** What threat models and audits of others ask for; each by its number in docs/operations.md. */
@ExtendWith(EndToEnd.class)
class SecurityPracticesIT {
  private static final String SERVE_HELP =
      SluiceCommand.run(Path.of("target").toAbsolutePath(), "", "serve", "--help").out();
  private static final String LEASE =
      "{\"apiGroups\":[\"coordination.k8s.io\"],\"resources\":[\"leases\"],\"verbs\":[\"create\"]}";

  private static final Set<String> READING = Set.of("get", "list", "watch");

  @EachInstallation
  void w28AndS3RightsNameEverythingAndWhatIsWrittenByItsName(Installation installation) {
    for (JsonNode rule : installation.rights()) {
      assertThat(rule.toString()).doesNotContain("*");
      if (isWriting(rule)) {
        assertThat(rule.path("resourceNames")).as(rule.toString()).isNotEmpty();
      }
    }
  }

  @EachInstallation
  void s3NoSecretIsReadButTheOwnOne(Installation installation) {
    assertThat(installation.rights())
        .filteredOn(rule -> texts(rule.path("resources")).contains("secrets"))
        .allSatisfy(
            rule -> {
              assertThat(texts(rule.path("resourceNames"))).containsExactly("sluice-ca");
              assertThat(texts(rule.path("verbs"))).containsExactly("get", "update");
            });
    assertThat(installation.all("ClusterRole").toString()).doesNotContain("\"secrets\"");
  }

  /** Of something that was there before: but for reports, and the lease that there is one of. */
  private static boolean isWriting(JsonNode rule) {
    return !READING.containsAll(texts(rule.path("verbs")))
        && !texts(rule.path("apiGroups")).contains("openreports.io")
        && !rule.toString().equals(LEASE);
  }

  @EachInstallation
  void s3OnlyTheAuditCreatesAnythingAndOnlyWhatItFindsAndItsLease(Installation installation) {
    assertThat(installation.rights())
        .filteredOn(rule -> texts(rule.path("verbs")).contains("create"))
        .extracting(rule -> texts(rule.path("resources")))
        .isEqualTo(
            installation.name().equals("audit")
                ? List.of(List.of("reports", "clusterreports"), List.of("leases"))
                : List.of());
  }

  /** Nothing is created, so the empty ones are shipped. */
  @EachInstallation
  void s3WhatIsWrittenIsThere(Installation installation) {
    Stream<String> written =
        installation.rights().stream()
            .filter(SecurityPracticesIT::isWriting)
            .flatMap(
                rule ->
                    texts(rule.path("resources")).stream()
                        .map(resource -> resource + " " + rule.at("/resourceNames/0").asText()));
    assertThat(written)
        .filteredOn(each -> !each.equals("leases sluice-audit")) // created by whoever leads
        .allMatch(
            each ->
                installation.objects().stream()
                    .map(Installation::id)
                    .anyMatch(id -> each.equalsIgnoreCase(id.replace(" ", "s "))));
  }

  /** A rule that was forgotten would be a cache that never fills. */
  @EachInstallation
  void eachKindThatIsWatchedMayBeWatchedAndItsDefinitionToo(Installation installation) {
    List<JsonNode> rights = installation.rights();
    Set<String> watched =
        rights.stream()
            .filter(rule -> texts(rule.path("verbs")).contains("watch"))
            .flatMap(WebhookRules::resources)
            .collect(Collectors.toSet());
    Set<String> kinds =
        JudgedKind.all().stream()
            .filter(kind -> !kind.group().isEmpty())
            .map(kind -> kind.plural() + "." + kind.group())
            // No rule looks at another snapshot.
            .filter(name -> !name.startsWith("flinkstatesnapshots."))
            .collect(Collectors.toSet());
    assertThat(watched).containsAll(kinds).contains("namespaces.");
    assertThat(rights)
        .filteredOn(rule -> texts(rule.path("resources")).contains("customresourcedefinitions"))
        .singleElement()
        .satisfies(
            rule ->
                assertThat(texts(rule.path("resourceNames")))
                    .containsExactlyInAnyOrderElementsOf(kinds));
  }

  @EachInstallation
  void w29NamespaceIsRestricted(Installation installation) {
    JsonNode labels = installation.all("Namespace").getFirst().at("/metadata/labels");
    assertThat(labels.path("pod-security.kubernetes.io/enforce").asText()).isEqualTo("restricted");
  }

  @EachInstallation
  void s1CallersReachThePortsThatAreForThemAndNoOthers(Installation installation) {
    JsonNode policy = installation.the("NetworkPolicy").path("spec");
    assertThat(policy.at("/podSelector/matchLabels"))
        .isEqualTo(installation.the("Deployment").at("/spec/selector/matchLabels"));
    assertThat(texts(policy.path("policyTypes"))).containsExactly("Ingress", "Egress");
    assertThat(policy.path("ingress").toString()).isEqualTo("[{\"ports\":[{\"port\":\"https\"}]}]");
    assertThat(installation.container().path("ports").findValuesAsText("name"))
        .containsExactly("https", "management");
    assertThat(installation.container().at("/ports/0/containerPort").asInt()).isEqualTo(8443);
    List<JsonNode> scraping =
        installation.all("NetworkPolicy").stream()
            .filter(each -> each.path("spec") != policy)
            .toList();
    assertThat(scraping).hasSize(installation.name().equals("monitoring") ? 1 : 0);
    assertThat(scraping)
        .allSatisfy(each -> assertThat(each.at("/spec/ingress/0/from")).isNotEmpty());
  }

  @EachInstallation
  void s2CertificateIsOneThatApiServersCanTrust(Installation installation) {
    boolean files = installation.arguments().contains("--tls-cert=/certificate/tls.crt");
    boolean own = installation.arguments().contains("--self-managed");
    assertThat(files ^ own).isTrue();
    assertThat(installation.arguments().contains("--client-ca=/client-ca/ca.crt"))
        .isEqualTo(installation.name().equals("client-auth"));
  }

  @EachInstallation
  void s5NoWayOutButToApiServers(Installation installation) {
    assertThat(installation.the("NetworkPolicy").at("/spec/egress").toString())
        .isEqualTo("[{\"ports\":[{\"port\":443},{\"port\":6443}]}]");
  }

  @EachInstallation
  void s6OneInACluster(Installation installation) {
    assertThat(installation.objects())
        .filteredOn(each -> each.path("kind").asText().endsWith("WebhookConfiguration"))
        .extracting(each -> each.at("/metadata/name").asText())
        .containsExactly("sluice", "sluice");
  }

  /** An argument that the server does not know would end it at its start. */
  @EachInstallation
  void a2EachArgumentIsOneOfTheServers(Installation installation) {
    List<String> arguments = installation.arguments();
    assertThat(arguments.getFirst()).isEqualTo("serve");
    assertThat(arguments.stream().skip(1).map(argument -> argument.replaceFirst("=.*", "")))
        .allSatisfy(flag -> assertThat(SERVE_HELP).containsPattern(flag + "\\b"));
  }

  @EachInstallation
  void a3MemoryAndProcessorAreBounded(Installation installation) {
    JsonNode resources = installation.container().path("resources");
    for (String kind : List.of("requests", "limits")) {
      assertThat(resources.path(kind).path("cpu").asText()).isNotEmpty();
      // docs/running.md says why less does not fit
      assertThat(resources.path(kind).path("memory").asText()).isEqualTo("512Mi");
    }
  }

  @EachInstallation
  void a4NoPrivileges(Installation installation) {
    JsonNode pod = installation.pod().at("/spec/securityContext");
    assertThat(pod.path("runAsNonRoot").asBoolean()).isTrue();
    assertThat(pod.at("/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
    JsonNode container = installation.container().path("securityContext");
    assertThat(container.path("readOnlyRootFilesystem").asBoolean()).isTrue();
    assertThat(container.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
    assertThat(texts(container.at("/capabilities/drop"))).containsExactly("ALL");
  }

  /** Only the pod that needs it gets a token, and none gets the addresses of other Services. */
  @EachInstallation
  void a4NothingIsMountedOrSetThatIsNotNeeded(Installation installation) {
    assertThat(
            installation.the("ServiceAccount").path("automountServiceAccountToken").asBoolean(true))
        .isFalse();
    JsonNode pod = installation.pod().path("spec");
    assertThat(pod.path("automountServiceAccountToken").asBoolean()).isTrue();
    assertThat(pod.path("enableServiceLinks").asBoolean(true)).isFalse();
    assertThat(pod.path("volumes").size())
        .isEqualTo(installation.container().path("volumeMounts").size());
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asText).toList();
  }
}
