package dev.sluice.policies.ververica;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sluice.policies.flink.FlinkConfiguration;
import dev.sluice.policies.flink.NativePod;
import dev.sluice.policies.flink.NativePod.Artifacts;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.FieldPointer;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.pod.PodSystem;
import dev.sluice.policies.pod.Pods;
import dev.sluice.policies.pod.Renderer;
import dev.sluice.policies.render.FlinkProcess;
import dev.sluice.policies.render.ListPart;
import dev.sluice.policies.render.ObjectPart;
import dev.sluice.policies.render.Origin.Added;
import dev.sluice.policies.render.Part;
import dev.sluice.policies.render.PodDraft;
import dev.sluice.policies.render.RenderedPod;
import dev.sluice.policies.rule.Field;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The pods of Ververica Platform as far as its pages say how they look: what is written, and what
 * Flink's native integration adds (reference: Ververica Platform, 6).
 */
final class VervericaPods implements Renderer<VervericaPods.Attributes> {
  private static final Added PLATFORM = Added.of("the platform", "pods", "");
  private static final List<String> FILES =
      List.of("", ".default", ".taskmanager").stream()
          .map(suffix -> "kubernetes.pod-template-file" + suffix)
          .toList();

  /**
   * The Kubernetes options of a deployment or session cluster.
   *
   * @param configurationAt the options of Flink
   */
  record Attributes(@JsonProperty(required = true) FieldPointer configurationAt) {
    static final FieldType<Attributes> TYPE = new FieldType<>("ververica-pods", Attributes.class);
  }

  @Override
  public Pods render(Field<Attributes> field) {
    FlinkConfiguration options =
        FlinkConfiguration.at(field.spec().configurationAt(), field.resource());
    boolean hasFile = options.get(FILES.toArray(String[]::new)).isPresent();
    NativePod.Inputs in =
        new NativePod.Inputs(
            NativePod.read(options), "", true, true, Artifacts.YES, false, hasFile);
    Part both = Part.shared(field.value().get("pods"));
    return new Pods(
        field.resource(),
        PodSystem.VERVERICA,
        Optional.of(field.spec().configurationAt()),
        field.isPartial(),
        field.value().isObject()
            ? Stream.of(FlinkProcess.JOBMANAGER, FlinkProcess.TASKMANAGER)
                .map(process -> pod(process, field.value(), both, in))
                .toList()
            : List.of());
  }

  private static RenderedPod pod(
      FlinkProcess process, Value kubernetes, Part both, NativePod.Inputs in) {
    boolean isJobManager = process == FlinkProcess.JOBMANAGER;
    Value template =
        kubernetes.get(isJobManager ? "jobManagerPodTemplate" : "taskManagerPodTemplate");
    PodDraft draft = new PodDraft(process).from(Part.written(template));
    options(draft, both);
    // What is lost on the way the platform's pages do not say.
    return NativePod.build(draft, in).finish("", NativePod.MAIN_CONTAINER).withoutLosses();
  }

  /** Adds the options that are the same for both processes. */
  private static void options(PodDraft draft, Part pods) {
    if (!pods.isObject()) {
      return;
    }
    ObjectPart spec = draft.spec(PLATFORM);
    for (String list : List.of("tolerations", "imagePullSecrets")) {
      append(spec, list, pods.elements(list));
    }
    for (String map : List.of("labels", "annotations")) {
      putAll(pods.get(map), () -> draft.metadata(PLATFORM).object(map, PLATFORM));
    }
    putAll(pods.get("nodeSelector"), () -> spec.object("nodeSelector", PLATFORM));
    for (String object : List.of("affinity", "securityContext")) {
      if (pods.isSet(object)) {
        spec.set(object, pods.get(object));
      }
    }
    pods.elements("volumeMounts").forEach(pair -> volume(spec, pair));
    container(spec, pods);
  }

  private static void putAll(Part map, Supplier<ObjectPart> to) {
    for (String key : map.names()) {
      to.get().set(key, map.entry(key));
    }
  }

  /** The volume of a pair, which may leave the name to the pair. */
  private static void volume(ObjectPart spec, Part pair) {
    Part name = pair.get("name");
    if (!name.isEmpty()) {
      ObjectPart volume = ObjectPart.of(pair.get("volume"));
      volume.set("name", name);
      spec.list("volumes", PLATFORM).add(volume);
    }
  }

  private static void container(ObjectPart spec, Part pods) {
    List<? extends Part> variables = pods.elements("envVars");
    List<? extends Part> mounts = pods.elements("volumeMounts");
    if (!variables.isEmpty() || !mounts.isEmpty()) {
      ObjectPart main = NativePod.mainContainer(spec, PLATFORM);
      append(main, "env", variables);
      append(main, "volumeMounts", mounts.stream().map(m -> m.get("volumeMount")).toList());
    }
  }

  private static void append(ObjectPart object, String field, List<? extends Part> elements) {
    if (!elements.isEmpty()) {
      ListPart list = object.list(field, PLATFORM);
      elements.forEach(list::add);
    }
  }
}
