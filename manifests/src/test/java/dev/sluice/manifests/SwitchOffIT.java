package dev.sluice.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.manifests.Kubectl.Run;
import dev.sluice.testing.Polling;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The commands of docs/operations.md that take Sluice away, while no replica is left. */
@ExtendWith(EndToEnd.class)
class SwitchOffIT {
  private static final String NAMESPACE = "/api/v1/namespaces/sluice-system";

  /** Refused while Sluice is there, and then for want of it. */
  private static final String BAD = Manifests.flinkCluster("orders", "app: orders");

  private Kubectl kubectl;

  @BeforeEach
  void killAll(Deployed deployed) {
    kubectl = deployed.cluster().kubectl(deployed.cluster().namespace());
    assertThat(create().err()).contains("(SLU-001)");
    deployed.killAll();
    assertThat(create().err()).contains("failed calling webhook");
  }

  @AfterEach
  void installAgain(Deployed deployed) {
    deployed.install();
    deployed.startReplicas();
  }

  @Test
  void switchedOffByTwoCommandsNobodyIsAsked(Deployed deployed) {
    List<String> commands = OperationsPage.commands("Switching it off");
    assertThat(commands).hasSize(2);
    for (String command : commands) {
      Run run = OperationsPage.run(deployed.cluster(), command);
      assertThat(run.code()).as(run.text()).isZero();
    }
    Polling.until("nobody is asked", () -> create().code() == 0);
  }

  @Test
  void uninstallingLeavesNothingBehind(Deployed deployed) throws InterruptedException {
    ControlPlane cluster = deployed.cluster();
    Thread controller = Thread.ofVirtual().start(() -> emptyTheNamespace(cluster));
    for (String command : OperationsPage.commands("Uninstalling")) {
      Run run = OperationsPage.run(cluster, command);
      assertThat(run.code()).as(run.text()).isZero();
    }
    controller.join();
    String all = kinds(cluster, "--namespaced") + "," + kinds(cluster, "--namespaced=false");
    Run left = kubectl.run("get", all, "-A", "-l", "app.kubernetes.io/name=sluice", "-o=name");
    assertThat(left.code()).as(left.text()).isZero();
    assertThat(left.out()).isEmpty();
    assertThat(kubectl.run("get", "crd", "-o=name").out())
        .contains("flinkdeployments.flink.apache.org")
        .doesNotContain("sluice.dev");
    assertThat(cluster.api().serves(NAMESPACE)).isFalse();
    Polling.until("nobody is asked", () -> create().code() == 0);
  }

  /** What Kubernetes' controller manager does once a namespace is deleted; there is none here. */
  private static void emptyTheNamespace(ControlPlane cluster) {
    Api api = cluster.api();
    Polling.until(
        "the namespace is deleted",
        () -> !api.get(NAMESPACE).at("/metadata/deletionTimestamp").isMissingNode());
    Kubectl own = cluster.kubectl("sluice-system");
    Polling.until( // while kinds go, too
        "it is empty",
        () -> own.run("delete", kinds(cluster, "--namespaced"), "--all").code() == 0);
    JsonNode namespace = api.get(NAMESPACE);
    ((ObjectNode) namespace.path("spec")).putArray("finalizers");
    api.client().raw(NAMESPACE + "/finalize", "PUT", namespace.toString());
  }

  /** All that can be listed and deleted, separated by commas. */
  private static String kinds(ControlPlane cluster, String which) {
    Run run =
        cluster.kubectl("default").run("api-resources", "--verbs=list,delete", "-o=name", which);
    assertThat(run.code()).as(run.text()).isZero();
    return run.out().lines().collect(Collectors.joining(","));
  }

  private Run create() {
    return kubectl.given(BAD, "create", "--dry-run=server", "-f", "-");
  }
}
