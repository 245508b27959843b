package dev.sluice.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.manifests.Kubectl.Run;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** No replica is left, and Flink resources fail closed: nothing that repairs it is in the way. */
@ExtendWith(EndToEnd.class)
@TestMethodOrder(OrderAnnotation.class)
class AllDownIT {
  private static final String HELD =
      Manifests.flinkCluster("held", "team: orders")
          .replace("name: held", "name: held, finalizers: [example.com/held]");

  private static Kubectl kubectl;

  @BeforeAll
  static void killAll(Deployed deployed) {
    kubectl = deployed.cluster().kubectl(deployed.cluster().namespace());
    done(kubectl.given(HELD, "apply", "-f", "-"));
    deployed.killAll();
  }

  @AfterAll
  static void startAgain(Deployed deployed) {
    if (deployed.replicas().isEmpty()) {
      deployed.startReplicas();
    }
  }

  @Test
  @Order(1)
  void flinkResourcesAreRefused() {
    assertThat(create().err()).contains("failed calling webhook \"validate.sluice.dev\"");
  }

  /** What a Deployment's controller does, in the namespace of Sluice and elsewhere. */
  @Test
  @Order(1)
  void podsAreMade(Deployed deployed) {
    String pod =
        deployed.installation().pod().toString().replaceFirst("\\{", "{\"kind\": \"Pod\", ");
    String named = pod.replaceFirst("\"metadata\":\\{", "\"metadata\":{\"name\":\"again\",");
    String text = named.replaceFirst("\\{", "{\"apiVersion\": \"v1\", ");
    Kubectl own = deployed.cluster().kubectl("sluice-system");
    done(own.given(text, "create", "--dry-run=server", "-f", "-"));
    done(own.run("scale", "deployment", "sluice", "--replicas=3"));
    done(own.run("scale", "deployment", "sluice", "--replicas=2"));
    done(kubectl.run("create", "deployment", "other", "--image=a"));
  }

  @Test
  @Order(1)
  void policiesAreRepaired() {
    String policy =
        """
        apiVersion: sluice.dev/v1alpha1
        kind: Policy
        metadata: {name: repaired}
        spec: {rules: [{rule: SLU-001, enforcement: Warn}]}
        """;
    done(kubectl.given(policy, "apply", "-f", "-"));
    done(kubectl.run("delete", "policy", "repaired"));
  }

  @Test
  @Order(1)
  void whatIsDeletedGoes() {
    done(kubectl.run("delete", "flinkcluster", "held", "--wait=false"));
    done(
        kubectl.run(
            "patch",
            "flinkcluster",
            "held",
            "--type=merge",
            "--patch={\"metadata\": {\"finalizers\": null}}"));
    assertThat(kubectl.run("get", "flinkcluster", "held").err()).contains("(NotFound)");
  }

  @Test
  @Order(2)
  void comesBackByItself(Deployed deployed) {
    deployed.startReplicas();
    done(create());
  }

  private static Run create() {
    String good = Manifests.flinkCluster("orders", "team: orders");
    return kubectl.given(good, "create", "--dry-run=server", "-f", "-");
  }

  private static void done(Run run) {
    assertThat(run.code()).as(run.text()).isZero();
  }
}
