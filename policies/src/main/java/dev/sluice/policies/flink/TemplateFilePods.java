package dev.sluice.policies.flink;

import dev.sluice.policies.flink.NativePod.Artifacts;
import dev.sluice.policies.kind.FieldType;
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

/** The pods of a pod-template file of Flink's command line, whose options are not known. */
final class TemplateFilePods implements Renderer<FieldType.Plain> {
  /** In profiles {@code flink-pod-template}. */
  static final FieldType<FieldType.Plain> TYPE = FieldType.plain("flink-pod-template");

  @Override
  public Pods render(Field<FieldType.Plain> field) {
    List<RenderedPod> pods =
        List.of(FlinkProcess.JOBMANAGER, FlinkProcess.TASKMANAGER).stream()
            .map(process -> pod(process, field))
            .toList();
    return new Pods(field.resource(), PodSystem.FLINK, Optional.empty(), false, pods);
  }

  private static RenderedPod pod(FlinkProcess process, Field<FieldType.Plain> field) {
    PodDraft draft = new PodDraft(process).from(Part.written(field.value()));
    draft.metadata(FlinkPart.LABELS).remove("name"); // which a file of a Pod has to have
    NativePod.Inputs in =
        new NativePod.Inputs(FlinkConfiguration.NONE, "", true, true, Artifacts.YES, false, true);
    draft.doubt(", if it is the template of a " + process.title());
    String object = process == FlinkProcess.JOBMANAGER ? "Deployment" : "";
    return NativePod.build(draft, in).finish(object, NativePod.MAIN_CONTAINER);
  }
}
