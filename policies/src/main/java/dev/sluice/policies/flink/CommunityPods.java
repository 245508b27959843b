package dev.sluice.policies.flink;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sluice.policies.flink.NativePod.Artifacts;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.FieldPointer;
import dev.sluice.policies.pod.PodSystem;
import dev.sluice.policies.pod.Pods;
import dev.sluice.policies.pod.Renderer;
import dev.sluice.policies.render.FlinkProcess;
import dev.sluice.policies.render.Part;
import dev.sluice.policies.render.PodDraft;
import dev.sluice.policies.render.RenderedPod;
import dev.sluice.policies.rule.Field;
import java.util.List;
import java.util.Optional;

/** The pods of a resource that hands a template for each process to Flink as it is. */
final class CommunityPods implements Renderer<CommunityPods.Attributes> {

  /**
   * What holds {@code jobManagerPodTemplate} and {@code taskManagerPodTemplate}.
   *
   * @param configurationAt the options of Flink
   */
  record Attributes(@JsonProperty(required = true) FieldPointer configurationAt) {
    static final FieldType<Attributes> TYPE = new FieldType<>("native-pods", Attributes.class);
  }

  @Override
  public Pods render(Field<Attributes> field) {
    FlinkConfiguration options =
        FlinkConfiguration.at(field.spec().configurationAt(), field.resource());
    boolean hasTemplate = field.value().get("taskManagerPodTemplate").isFilled();
    NativePod.Inputs in =
        new NativePod.Inputs(
            NativePod.read(options), "", true, true, Artifacts.PERHAPS, false, hasTemplate);
    List<RenderedPod> pods =
        field.value().isObject()
            ? List.of(
                pod(FlinkProcess.JOBMANAGER, "jobManagerPodTemplate", field, in),
                pod(FlinkProcess.TASKMANAGER, "taskManagerPodTemplate", field, in))
            : List.of();
    return new Pods(
        field.resource(),
        PodSystem.FLINK,
        Optional.of(field.spec().configurationAt()),
        field.isPartial(),
        pods);
  }

  private static RenderedPod pod(
      FlinkProcess process, String template, Field<Attributes> field, NativePod.Inputs in) {
    PodDraft draft = new PodDraft(process).from(Part.written(field.value().get(template)));
    String object = process == FlinkProcess.JOBMANAGER ? "Deployment" : "";
    return NativePod.build(draft, in).finish(object, NativePod.MAIN_CONTAINER);
  }
}
