package dev.sluice.webhook.dryrun;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.policies.AdmissionRequest;
import dev.sluice.policies.Judge;
import dev.sluice.policies.Operation;
import dev.sluice.policies.documents.Documents;
import dev.sluice.policies.policy.Policies;
import dev.sluice.policies.render.RenderedPod;
import dev.sluice.policies.rule.Origin;
import dev.sluice.policies.state.State;
import dev.sluice.webhook.BuiltIns;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Where the API server's paths, with all their oddities, lead in what was written. The operator
 * puts Flink's container behind the sidecar.
 */
class ServerPathTest {
  private static final String DEPLOYMENT =
      """
      apiVersion: flink.apache.org/v1beta1
      kind: FlinkDeployment
      metadata: {name: orders}
      spec:
        image: a
        flinkVersion: v1_20
        serviceAccount: flink
        podTemplate:
          metadata: {labels: {team: shop}, annotations: {a.b/c: x}}
          spec:
            containers:
            - name: flink-main-container
              ports: [{containerPort: 1, name: a}]
              resizePolicy: [{restartPolicy: Never}, {resourceName: x}]
            - {name: sidecar, image: b, envFrom: [{prefix: x}]}
            volumes:
            - {name: v, downwardAPI: {items: [{path: a}]}}
            - {name: w, gcePersistentDisk: {pdName: x}}
            - {name: i, iscsi: {initiatorName: x}}
        jobManager: {podTemplate: {spec: {nodeSelector: {k: v}}}}
      """;
  private static final RenderedPod JOB_MANAGER = pods().getFirst();

  private static List<RenderedPod> pods() {
    Judge judge =
        new Judge(
            BuiltIns.BOOK,
            Policies.builtInOnly(BuiltIns.catalogue()),
            InstantSource.system(),
            () -> State.NONE);
    AdmissionRequest request =
        new AdmissionRequest(
            Operation.CREATE,
            Documents.read("a.yaml", DEPLOYMENT).documents().getFirst().tree(),
            Optional.empty(),
            "shop",
            "orders",
            Origin.DOCUMENT);
    return judge.pods(request).getFirst().all();
  }

  @ParameterizedTest
  @CsvSource({
    "spec.template.labels, spec.podTemplate.metadata.labels",
    "spec.template.labels[team], spec.podTemplate.metadata.labels[team]",
    "spec.template.metadata.labels, spec.podTemplate.metadata.labels",
    "spec.template.annotations[a.b/c], spec.podTemplate.metadata.annotations[a.b/c]",
    "spec.template.spec.containers[0].image, spec.podTemplate.spec.containers[1].image",
    "spec.template.spec.containers[1].image, spec.image",
    "spec.template.spec.containers[1].ports[0].name,"
        + " spec.podTemplate.spec.containers[0].ports[0].name",
    "spec.template.spec.containers[1].lifecycle.preStop,"
        + " spec.podTemplate.spec.containers[0].lifecycle",
    "spec.template.spec.containers[1].resizePolicy.resourceName,"
        + " spec.podTemplate.spec.containers[0].resizePolicy[1].resourceName",
    "spec.template.spec.containers.envFrom.prefix,"
        + " spec.podTemplate.spec.containers[1].envFrom[0].prefix",
    "spec.template.spec.nodeSelector, spec.jobManager.podTemplate.spec.nodeSelector",
    "spec.template.spec.nodeSelector[k], spec.jobManager.podTemplate.spec.nodeSelector[k]",
    "spec.template.spec.volumes[1].persistentDisk.pdName,"
        + " spec.podTemplate.spec.volumes[1].gcePersistentDisk.pdName",
    "spec.template.spec.volumes[2].iscsi.initiatorname,"
        + " spec.podTemplate.spec.volumes[2].iscsi.initiatorName",
    "spec.template.spec.volumes[0].downwardAPI.items[0].fieldRef,"
        + " spec.podTemplate.spec.volumes[0].downwardAPI.items[0].fieldRef",
    "spec.template.spec.volumes[0].downwardAPI.fieldRef,"
        + " spec.podTemplate.spec.volumes[0].downwardAPI.fieldRef",
    "spec.template.spec.volumes[99].name, spec.podTemplate.spec.volumes",
    "spec.template.spec.volumes[99999999999].name, spec.podTemplate.spec.volumes",
    "spec.template.spec.serviceAccountName, spec.serviceAccount",
    "spec.template.spec.priorityClassName, spec.jobManager.podTemplate.spec.priorityClassName",
    "spec.template, spec.jobManager.podTemplate.spec",
    "spec.selector, spec.jobManager.podTemplate.spec",
    "'spec.template.spec.containers[', spec.podTemplate.spec.containers",
    "'spec.template.spec.containers[x', spec.podTemplate.spec.containers",
  })
  void leadToWhatWasWritten(String path, String place) {
    assertThat(ServerPath.place(JOB_MANAGER, 2, path)).hasToString(place);
  }

  @Test
  void pathsOfABarePodHaveNoTemplate() {
    assertThat(ServerPath.place(pods().getLast(), 0, "spec.nodeSelector[k]"))
        .hasToString("spec.podTemplate.spec.nodeSelector");
    assertThat(ServerPath.place(pods().getLast(), 0, "metadata.labels[team]"))
        .hasToString("spec.podTemplate.metadata.labels[team]");
    assertThat(ServerPath.place(pods().getLast(), 0, "")).hasToString("spec.podTemplate.spec");
  }
}
