package dev.sluice.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.manifests.BinarySources.Unavailable;
import dev.sluice.manifests.Kubectl.Run;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The chart is the overlays, by values. */
@ExtendWith(EndToEnd.class)
class HelmIT {
  /** What makes the chart the overlay of that name. */
  private static final Map<String, List<String>> VALUES =
      Map.of(
          "self-managed", List.of(),
          "cert-manager", List.of("certificates=cert-manager"),
          "audit", List.of("audit=reports"),
          "opt-in", List.of("optIn=true"),
          "enforce", List.of("failurePolicy=Fail"),
          "monitoring", List.of("monitoring=true"),
          "client-auth", List.of("clientAuth=true"));

  private static Helm helm;

  @BeforeAll
  static void find(Cluster cluster) {
    try {
      helm = Helm.find(cluster.home());
    } catch (Unavailable e) {
      Progress.say("the chart is not tested, for want of helm: " + e.getMessage());
      Assumptions.abort(e.getMessage());
    }
  }

  @EachInstallation
  void chartIsTheOverlayObjectByObject(Installation installation) {
    Run run = helm.template(VALUES.get(installation.name()));
    assertThat(run.code()).as(run.text()).isZero();
    Map<String, JsonNode> overlay = byId(installation.objects());
    overlay.remove("Namespace sluice-system"); // helm's own flag makes it
    Map<String, JsonNode> chart = byId(Installation.objects(run.out()));
    assertThat(chart.keySet()).isEqualTo(overlay.keySet());
    overlay.forEach((id, object) -> assertThat(chart.get(id)).as(id).isEqualTo(object));
  }

  @EachInstallation
  void chartHasNoFaults(Installation installation) {
    Run run = helm.lint(VALUES.get(installation.name()));
    assertThat(run.code()).as(run.text()).isZero();
  }

  /** With them go all policies and targets: helm leaves them when the release goes. */
  @Test
  void definitionsAreUpgradedAndKept() {
    List<JsonNode> definitions =
        Installation.objects(helm.template(List.of()).out()).stream()
            .filter(each -> each.path("kind").asText().equals("CustomResourceDefinition"))
            .toList();
    assertThat(definitions)
        .isNotEmpty()
        .allSatisfy(
            each ->
                assertThat(
                        each.at("/metadata/annotations").path("helm.sh/resource-policy").asText())
                    .isEqualTo("keep"));
  }

  @Test
  void everythingFollowsTheReleaseToItsNamespace() {
    String objects = helm.namespace("flink-admission").template(List.of()).out();
    assertThat(objects)
        .contains("--service=sluice.flink-admission")
        .doesNotContain("sluice-system");
  }

  @Test
  void valuesChangeWhatTheySay() {
    List<JsonNode> objects =
        Installation.objects(
            helm.template(
                    List.of(
                        "replicas=3",
                        "image.repository=registry.example.com/sluice",
                        "image.tag=1.2.3",
                        "resources.limits.memory=1Gi"))
                .out());
    Installation release = new Installation("release", objects);
    assertThat(release.the("Deployment").at("/spec/replicas").asInt()).isEqualTo(3);
    assertThat(release.container().path("image").asText())
        .isEqualTo("registry.example.com/sluice:1.2.3");
    assertThat(release.container().at("/resources/limits/memory").asText()).isEqualTo("1Gi");
  }

  @ParameterizedTest
  @ValueSource(strings = {"failurePolicy=Open", "certificates=files", "replicas=0", "replica=3"})
  void valuesThatMeanNothingAreRefused(String value) {
    Run run = helm.template(List.of(value));
    assertThat(run.code()).isOne();
    assertThat(run.err()).contains(value.substring(0, value.indexOf('=')));
  }

  private static Map<String, JsonNode> byId(List<JsonNode> objects) {
    Map<String, JsonNode> byId = new TreeMap<>();
    for (JsonNode object : objects) {
      ObjectNode metadata = (ObjectNode) object.path("metadata");
      if (metadata.path("annotations") instanceof ObjectNode annotations) {
        annotations.remove("helm.sh/resource-policy");
        if (annotations.isEmpty()) {
          metadata.remove("annotations");
        }
      }
      byId.put(Installation.id(object), object);
    }
    return byId;
  }
}
