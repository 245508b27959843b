package dev.sluice.policies.apache.pods;

import dev.sluice.policies.apache.FlinkVersion;
import dev.sluice.policies.apache.OperatorDefaults;
import dev.sluice.policies.flink.FlinkConfiguration;
import dev.sluice.policies.flink.NativePod;
import dev.sluice.policies.flink.NativePod.Artifacts;
import dev.sluice.policies.kubernetes.Value;
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

/**
 * The pods of a FlinkDeployment: templates merged and completed by the operator, then built by the
 * version of Flink's client inside the operator or, native TaskManagers, by Flink itself.
 */
final class OperatedPodRenderer implements Renderer<OperatedPods> {

  @Override
  public Pods render(Field<OperatedPods> field) {
    return new Pods(
        field.resource(),
        PodSystem.FLINK,
        Optional.of(field.spec().configurationAt()),
        field.isPartial(),
        field.value().isObject() ? new Cluster(field).pods() : List.of());
  }

  /** One cluster on its way. */
  private static final class Cluster {
    private final Value spec;
    private final String name;
    private final boolean isNative;
    private final FlinkConfiguration options;
    private final boolean isCertain;
    private final Part base;

    Cluster(Field<OperatedPods> field) {
      this.spec = field.value();
      this.base = Part.shared(spec.get("podTemplate"));
      String own = field.resource().name();
      this.name = own.isEmpty() ? "" : own + field.spec().suffix();
      this.isNative = !spec.get("mode").is("standalone");
      FlinkConfiguration given =
          FlinkConfiguration.at(field.spec().configurationAt(), field.resource());
      Optional<FlinkConfiguration> defaults =
          OperatorDefaults.of(field.resource())
              .map(d -> d.in(field.resource().namespace(), spec.get("flinkVersion").scalar()));
      this.isCertain = defaults.isPresent();
      this.options =
          NativePod.read(
              SpecOptions.of(spec).over(given.over(defaults.orElse(FlinkConfiguration.NONE))));
    }

    List<RenderedPod> pods() {
      String workers = isNative ? "TaskManagers of " + name : "Deployment " + name + "-taskmanager";
      RenderedPod jobManager =
          pod(FlinkProcess.JOBMANAGER, "jobManager", "Deployment " + name, List.of());
      return List.of(
          jobManager,
          pod(FlinkProcess.TASKMANAGER, "taskManager", workers, jobManager.containers()));
    }

    private RenderedPod pod(
        FlinkProcess process, String section, String object, List<RenderedPod.Container> known) {
      PodDraft draft = new PodDraft(process);
      Value own = spec.get(section);
      Part template =
          new TemplateMerge(draft, options, isCertain)
              .merge(base, Part.written(own.get("podTemplate")));
      draft.from(template);
      new OperatedTemplate(draft).complete(own, options);
      NativePod.build(draft, inputs(process == FlinkProcess.JOBMANAGER));
      return draft.finish(object, NativePod.MAIN_CONTAINER, known);
    }

    /**
     * The client in the operator, which builds the JobManager, is of a version from 1.19 to 2.2 in
     * operators that know Flink 1.20; older ones may have an older client.
     */
    private NativePod.Inputs inputs(boolean isJobManager) {
      FlinkVersion flink = FlinkVersion.of(spec.get("flinkVersion"));
      boolean mountsClaims = flink.isFrom("v2_3");
      return new NativePod.Inputs(
          options,
          name,
          isNative,
          spec.get("job").isObject(),
          flink.isFrom("v1_20") ? Artifacts.YES : Artifacts.PERHAPS,
          mountsClaims && isNative && !isJobManager,
          mountsTemplate());
    }

    /** Whether the JobManager gets a template to make TaskManagers from. */
    private boolean mountsTemplate() {
      return isNative
          && (base.value().isFilled() || spec.get("taskManager").get("podTemplate").isFilled());
    }
  }
}
