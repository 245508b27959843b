package dev.sluice.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.manifests.Kubectl.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What was there before Sluice keeps working: only what is new about it can be refused. */
@ExtendWith(EndToEnd.class)
class OldObjectsIT {
  private static final String FINALIZER = "{\"metadata\":{\"finalizers\":[\"example.com/clean\"]}}";
  private static final String NO_FINALIZER = "{\"metadata\":{\"finalizers\":null}}";

  @Test
  void labelEditsAndFinalizersOfAViolatingObjectAreLetThrough(Cluster cluster) throws Exception {
    String namespace = cluster.namespaceWithOwnWebhook();
    Kubectl kubectl = cluster.kubectl(namespace);
    String old = Manifests.flinkCluster("orders", "app: orders");
    assertThat(kubectl.given(old, "create", "-f", "-").code()).isZero();
    try (var webhook = cluster.webhooks().installFor(namespace, "Fail", cluster.sluice().port())) {
      assertWarns(kubectl.run("label", "flinkcluster", "orders", "team=orders"), "labeled");
      assertWarns(patch(kubectl, FINALIZER), "patched");
      assertWarns(patch(kubectl, NO_FINALIZER), "patched");
      // A subresource, for which nobody is asked.
      assertThat(kubectl.run("scale", "flinkcluster", "orders", "--replicas=5"))
          .isEqualTo(new Run(0, "flinkcluster.flinkoperator.k8s.io/orders scaled\n", ""));

      String worse = Manifests.flinkCluster("orders", "app: orders, component: x");
      Run denied = kubectl.given(worse, "apply", "-f", "-");
      assertThat(denied.code()).isEqualTo(1);
      assertThat(denied.err())
          .contains("Warning: spec.jobManager.podLabels[app]: ")
          .contains("is invalid: spec.jobManager.podLabels[component]: ")
          .endsWith(" (SLU-001)\ndenied by policy default; for more: sluice explain SLU-001\n");
    }
  }

  @Test
  void aViolatingObjectCanBeDeletedInTwoSteps(Cluster cluster) throws Exception {
    String namespace = cluster.namespaceWithOwnWebhook();
    Kubectl kubectl = cluster.kubectl(namespace);
    String old = Manifests.flinkCluster("orders", "app: orders");
    assertThat(kubectl.given(old, "create", "-f", "-").code()).isZero();
    assertThat(patch(kubectl, FINALIZER).code()).isZero();
    try (var webhook = cluster.webhooks().installFor(namespace, "Fail", cluster.sluice().port())) {
      Run deleted = kubectl.run("delete", "flinkcluster", "orders", "--wait=false");
      assertThat(deleted.code()).describedAs(deleted.err()).isZero();
      assertThat(patch(kubectl, NO_FINALIZER).code()).isZero();
      assertThat(kubectl.run("get", "flinkcluster", "orders").err())
          .contains("\"orders\" not found");
    }
  }

  private static Run patch(Kubectl kubectl, String patch) {
    return kubectl.run("patch", "flinkcluster", "orders", "--type=merge", "--patch", patch);
  }

  private static void assertWarns(Run run, String done) {
    assertThat(run.text())
        .contains("orders " + done)
        .contains("Warning: spec.jobManager.podLabels[app]: label \"app\" is reserved")
        .endsWith("exit code 0\n");
  }
}
