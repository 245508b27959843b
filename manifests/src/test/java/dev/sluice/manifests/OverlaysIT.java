package dev.sluice.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.manifests.Kubectl.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;

/** A real API server takes every overlay; nothing is stored, since others use that server, too. */
@ExtendWith(EndToEnd.class)
class OverlaysIT {
  @EachInstallation
  void eachObjectIsApplied(Installation installation, Cluster cluster) {
    Run run = apply(installation, cluster);
    assertThat(run.code()).as(run.text()).isZero();
    assertThat(run.out().lines()).hasSameSizeAs(installation.objects());
  }

  /** Strictly, as by GitOps tools: a misspelt field would be an error. */
  @EachInstallation
  void eachObjectIsAppliedByTheServer(Installation installation, Cluster cluster) {
    Run run = apply(installation, cluster, "--server-side", "--force-conflicts");
    assertThat(run.code()).as(run.text()).isZero();
    assertThat(run.err()).isEmpty();
  }

  private static Run apply(Installation installation, Cluster cluster, String... more) {
    List<String> arguments = new ArrayList<>(List.of("apply", "--dry-run=server"));
    arguments.addAll(List.of("-k", installation.folder().toAbsolutePath().toString()));
    arguments.addAll(List.of(more));
    return cluster.kubectl("sluice-system").run(arguments.toArray(String[]::new));
  }

  @EachInstallation
  void podIsAdmittedWherePodSecurityIsRestricted(Installation installation, Cluster cluster) {
    String namespace =
        cluster.namespaceWithLabels(Map.of("pod-security.kubernetes.io/enforce", "restricted"));
    ObjectNode pod = installation.pod().deepCopy();
    pod.put("apiVersion", "v1").put("kind", "Pod").withObject("/metadata").put("name", "sluice");
    Run run =
        cluster.kubectl(namespace).given(pod.toString(), "create", "--dry-run=server", "-f", "-");
    assertThat(run).isEqualTo(new Run(0, "pod/sluice created (server dry run)\n", ""));
  }

  /** What API servers call comes last. */
  @EachInstallation
  void objectsAreAppliedInAnOrderThatNeedsNoWaiting(Installation installation) {
    List<String> kinds =
        installation.objects().stream().map(each -> each.path("kind").asText()).toList();
    assertThat(kinds.getFirst()).isEqualTo("Namespace");
    assertThat(kinds.subList(kinds.size() - 2, kinds.size()))
        .containsExactly("MutatingWebhookConfiguration", "ValidatingWebhookConfiguration");
  }
}
