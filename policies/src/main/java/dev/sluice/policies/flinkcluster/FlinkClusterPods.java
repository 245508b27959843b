package dev.sluice.policies.flinkcluster;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.FieldPointer;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.pod.ContainerPort;
import dev.sluice.policies.pod.PodSystem;
import dev.sluice.policies.pod.Pods;
import dev.sluice.policies.pod.Renderer;
import dev.sluice.policies.render.FlinkProcess;
import dev.sluice.policies.render.Origin;
import dev.sluice.policies.render.RenderedPod;
import dev.sluice.policies.rule.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The pods that a FlinkCluster's operator makes: of the JobManager, of TaskManagers and, unless the
 * JobManager runs the job itself, of what submits it (reference: FlinkCluster, 2.3 and 8).
 */
final class FlinkClusterPods implements Renderer<FlinkClusterPods.Attributes> {

  /**
   * A cluster, of which its operator makes pods.
   *
   * @param configurationAt the options that it gives
   */
  record Attributes(@JsonProperty(required = true) FieldPointer configurationAt) {
    static final FieldType<Attributes> TYPE =
        new FieldType<>("flink-cluster-pods", Attributes.class);
  }

  @Override
  public Pods render(Field<Attributes> field) {
    return new Pods(
        field.resource(),
        PodSystem.FLINK_CLUSTER,
        Optional.of(field.spec().configurationAt()),
        field.isPartial(),
        field.value().get("spec").isGiven() ? pods(field) : List.of());
  }

  private static List<RenderedPod> pods(Field<Attributes> field) {
    Value spec = field.value().get("spec");
    String name = field.resource().name();
    boolean isApplication = spec.get("job").get("mode").is("Application");
    boolean isDeployment = spec.get("taskManager").get("deploymentType").is("Deployment");
    List<RenderedPod> pods = new ArrayList<>();
    pods.add(
        new FlinkClusterPod(FlinkProcess.JOBMANAGER, spec, name, isApplication)
            .render((isApplication ? "Job " : "StatefulSet ") + name + "-jobmanager"));
    pods.add(
        new FlinkClusterPod(FlinkProcess.TASKMANAGER, spec, name, isDeployment)
            .render((isDeployment ? "Deployment " : "StatefulSet ") + name + "-taskmanager"));
    if (spec.get("job").isGiven() && !isApplication) {
      pods.add(
          new FlinkClusterPod(FlinkProcess.JOB, spec, name, true)
              .render("Job " + name + "-job-submitter"));
    }
    return pods;
  }

  /** What a person calls a port: where it is written, or would be. */
  static String called(ContainerPort port) {
    return port.entry().origin() instanceof Origin.Added added
        ? added.because()
        : port.number().path().toString();
  }
}
