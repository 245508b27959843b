package dev.sluice.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.manifests.Kubectl.Run;
import dev.sluice.policies.policy.RequestStamp;
import dev.sluice.testing.Polling;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whoever creates or changes an exemption is named on it, whatever he writes there. */
@ExtendWith(EndToEnd.class)
class RequestStampsIT {
  private static final String ROBOT = "system:serviceaccount:flux-system:kustomize-controller";

  @Test
  void whoCreatesAnExemptionIsNamed(Cluster cluster) {
    Instant before = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    Run created = as(cluster, "alice", exemption("stamps-created", 30, ""), "create", "-f", "-");
    assertThat(created.code()).as(created.text()).isZero();
    JsonNode annotations = annotations(cluster, "stamps-created");
    assertThat(annotations.path(RequestStamp.BY).asText()).isEqualTo("alice");
    assertThat(Instant.parse(annotations.path(RequestStamp.AT).asText()))
        .isBetween(before, Instant.now());
    as(cluster, ROBOT, exemption("stamps-robot", 30, ""), "create", "-f", "-");
    assertThat(requester(cluster, "stamps-robot")).isEqualTo(ROBOT);
  }

  @Test
  void aForgedNameIsOverwritten(Cluster cluster) {
    String forged = exemption("stamps-forged", 30, "sluice.dev/requested-by: security-team");
    Run created = as(cluster, "mallory", forged, "apply", "-f", "-");
    assertThat(created.code()).as(created.text()).isZero();
    assertThat(requester(cluster, "stamps-forged")).isEqualTo("mallory");
  }

  @Test
  void whoOnlyChangesMetadataChangesNoStamp(Cluster cluster) {
    as(cluster, "alice", exemption("stamps-kept", 30, ""), "create", "-f", "-");
    JsonNode before = annotations(cluster, "stamps-kept");
    String by = RequestStamp.BY;
    for (String change : new String[] {by + "=mallory", by + "-", RequestStamp.AT + "-"}) {
      Run run =
          as(
              cluster,
              "mallory",
              "",
              "annotate",
              "--overwrite",
              "policyexemption/stamps-kept",
              change);
      assertThat(run.code()).as(run.text()).isZero();
      assertThat(annotations(cluster, "stamps-kept")).isEqualTo(before);
    }
    as(cluster, "bob", "", "label", "policyexemption/stamps-kept", "team=a");
    assertThat(annotations(cluster, "stamps-kept")).isEqualTo(before);
  }

  @Test
  void whoExtendsAnExemptionIsNamed(Cluster cluster) {
    as(cluster, "alice", exemption("stamps-extended", 30, ""), "apply", "-f", "-");
    Run extended = as(cluster, "bob", exemption("stamps-extended", 60, ""), "apply", "-f", "-");
    assertThat(extended.code()).as(extended.text()).isZero();
    assertThat(requester(cluster, "stamps-extended")).isEqualTo("bob");
    String longer = exemption("stamps-extended", 80, "");
    extended = as(cluster, "carol", longer, "apply", "--server-side", "-f", "-");
    assertThat(extended.code()).as(extended.text()).isZero();
    assertThat(requester(cluster, "stamps-extended")).isEqualTo("carol");
  }

  /** As where the mutating webhook is not asked at all. */
  @Test
  void whatAnotherWebhookMakesOfItIsRefused(Cluster cluster) {
    String patch =
        """
        [{"op": "add", "path": "/metadata/annotations/sluice.dev~1requested-by", "value": "mallory"}]
        """;
    String namespace = cluster.namespace();
    try (OtherWebhook other =
        new OtherWebhook(
            cluster, "zz-forger", namespace, "sluice.dev", "policyexemptions", patch)) {
      String exemption = exemption("stamps-changed", 30, "");
      Polling.until(
          "the other one is asked",
          () -> {
            as(cluster, "alice", exemption, "create", "--dry-run=server", "-f", "-");
            return other.reviews() > 0;
          });
      Run refused = as(cluster, "alice", exemption, "create", "-f", "-");
      assertThat(refused.code()).isOne();
      assertThat(refused.err())
          .contains(
              "metadata.annotations[sluice.dev/requested-by]: sluice.dev/requested-by is \"mallory\","
                  + " but the request is by \"alice\"; remove the annotation, Sluice writes it"
                  + " (SLU-098)");
    }
  }

  /** As somebody who may do everything. */
  private static Run as(Cluster cluster, String user, String input, String... arguments) {
    Stream<String> impersonated = Stream.of("--as=" + user, "--as-group=system:masters");
    return cluster
        .kubectl("default")
        .given(input, Stream.concat(impersonated, Stream.of(arguments)).toArray(String[]::new));
  }

  private static JsonNode annotations(Cluster cluster, String name) {
    return cluster
        .api()
        .get("/apis/sluice.dev/v1alpha1/policyexemptions/" + name)
        .at("/metadata/annotations");
  }

  private static String requester(Cluster cluster, String name) {
    return annotations(cluster, name).path(RequestStamp.BY).asText();
  }

  private static String exemption(String name, int days, String annotation) {
    return """
    apiVersion: sluice.dev/v1alpha1
    kind: PolicyExemption
    metadata: {name: %s, annotations: {%s}}
    spec:
      rules: [VVP-030]
      match: {names: [adhoc]}
      owner: team-a
      reason: moves
      expiresAt: "%s"
    """
        .formatted(name, annotation, Instant.now().plus(days, ChronoUnit.DAYS));
  }
}
