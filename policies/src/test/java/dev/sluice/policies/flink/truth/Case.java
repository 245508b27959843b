package dev.sluice.policies.flink.truth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.flink.FlinkConfiguration;
import dev.sluice.policies.flink.NativePod;
import dev.sluice.policies.flink.NativePod.Artifacts;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.render.FlinkProcess;
import dev.sluice.policies.render.Part;
import dev.sluice.policies.render.PodDraft;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One pod to build, by Flink and by us. */
record Case(FlinkTruth flink, FlinkProcess process, Pair pair) {
  private static final List<String> TEMPLATE_FILES =
      List.of(
          "kubernetes.pod-template-file",
          "kubernetes.pod-template-file.default",
          "kubernetes.pod-template-file.taskmanager");

  boolean isJobManager() {
    return process == FlinkProcess.JOBMANAGER;
  }

  String option(String name) {
    return pair.options().getOrDefault(name, "");
  }

  /** Flink's pod; empty where Flink refuses to build it. */
  Optional<ObjectNode> theirs() {
    Map<String, String> options = pair.options();
    Built built =
        isJobManager()
            ? flink.jobManager(options, pair.template())
            : flink.taskManager(options, pair.template());
    return built instanceof Built.Pod(JsonNode tree) ? Optional.of(podOf(tree)) : Optional.empty();
  }

  /** Our pod, as Flink's Kubernetes client writes it. */
  ObjectNode ours() {
    return podOf(flink.normal(rendered()));
  }

  private JsonNode rendered() {
    ObjectNode options = JsonNodeFactory.instance.objectNode();
    pair.options().forEach(options::put);
    NativePod.Inputs inputs =
        new NativePod.Inputs(
            FlinkConfiguration.of(Value.of(options, FieldPath.ROOT), false),
            option("kubernetes.cluster-id"),
            true,
            true,
            flink.version().startsWith("1.18.") ? Artifacts.NO : Artifacts.YES,
            flink.version().startsWith("2.3."),
            TEMPLATE_FILES.stream().anyMatch(pair.options()::containsKey));
    Part template = Part.written(Value.of(pair.template(), FieldPath.ROOT));
    return NativePod.build(new PodDraft(process).from(template), inputs).root().node();
  }

  /** Without what the server ignores or sets, which a template may have as well. */
  private static ObjectNode podOf(JsonNode tree) {
    ObjectNode pod = JsonNodeFactory.instance.objectNode();
    pod.set("metadata", tree.get("metadata").deepCopy());
    pod.set("spec", tree.get("spec").deepCopy());
    return pod;
  }

  @Override
  public String toString() {
    return "%s, %s, options %s, template %s"
        .formatted(flink, process, pair.options(), pair.template());
  }
}
