package dev.sluice.policies.flinkcluster;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.render.FlinkProcess;
import dev.sluice.policies.render.ListPart;
import dev.sluice.policies.render.Loss;
import dev.sluice.policies.render.ObjectPart;
import dev.sluice.policies.render.Origin.Added;
import dev.sluice.policies.render.Part;
import dev.sluice.policies.render.PodDraft;
import dev.sluice.policies.render.RenderedPod;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One pod of a FlinkCluster on its way. */
final class FlinkClusterPod {
  private static final String OPERATOR = "the operator";
  private static final String REPLACED = "SLU-051";
  private static final String REPEATED = "SLU-052";
  private static final Added POD = Added.of(OPERATOR, "the pod", "");
  private static final Added LABELS = Added.of(OPERATOR, "what its Services select", "");

  /** The fields of a role that are those of a pod, by the pod's. */
  private static final Map<String, String> OF_POD =
      Map.of(
          "affinity", "affinity",
          "nodeSelector", "nodeSelector",
          "tolerations", "tolerations",
          "securityContext", "securityContext",
          "hostAliases", "hostAliases",
          "initContainers", "initContainers");

  private static final List<String> OF_CONTAINER =
      List.of("resources", "livenessProbe", "readinessProbe");

  private final FlinkProcess process;
  private final Value spec;
  private final Value role;
  private final String cluster;
  private final boolean isWithoutClaims;
  private final PodDraft draft;
  private final ObjectPart pod;
  private final ObjectPart main = ObjectPart.empty(POD);

  /**
   * @param spec the cluster's
   * @param cluster its name
   * @param isWithoutClaims whether the workload is not a StatefulSet, so that claims are none
   */
  FlinkClusterPod(FlinkProcess process, Value spec, String cluster, boolean isWithoutClaims) {
    this.process = process;
    this.spec = spec;
    this.role = spec.get(roleOf(process));
    this.cluster = cluster;
    this.isWithoutClaims = isWithoutClaims;
    this.draft = new PodDraft(process).from(Part.written(Value.missing(role.path())));
    this.pod = draft.spec(POD);
  }

  private static String roleOf(FlinkProcess process) {
    return switch (process) {
      case JOBMANAGER -> "jobManager";
      case TASKMANAGER -> "taskManager";
      case JOB -> "job";
    };
  }

  /**
   * The pod.
   *
   * @param object what makes it
   */
  RenderedPod render(String object) {
    String name = process == FlinkProcess.JOB ? "main" : process.word();
    metadata();
    OF_POD.forEach((field, of) -> copy(role, of, pod, field));
    copy(spec, "serviceAccountName", pod, "serviceAccountName");
    copy(spec.get("image"), "pullSecrets", pod, "imagePullSecrets");
    if (role.get("volumes").isList()) {
      pod.set("volumes", ListPart.of(Part.written(role.get("volumes"))));
    }
    claims();
    container(name);
    inject();
    ListPart containers = pod.list("containers", POD);
    containers.add(main);
    if (process != FlinkProcess.JOB) {
      role.get("sidecars").elements().forEach(sidecar -> containers.add(Part.written(sidecar)));
    }
    return draft.finish(object, name);
  }

  private void metadata() {
    ObjectPart metadata = draft.metadata(LABELS);
    ObjectPart labels = metadata.object("labels", LABELS);
    if (!cluster.isEmpty()) {
      labels.set("cluster", PodDraft.text(cluster, LABELS));
    }
    labels.set("app", PodDraft.text("flink", LABELS));
    if (process != FlinkProcess.JOB) {
      labels.set("component", PodDraft.text(process.word(), LABELS));
    }
    role.get("podLabels").entries().forEach(l -> labels.set(l.name(), Part.written(l)));
    copy(role, "podAnnotations", metadata, "annotations");
  }

  /** Each claim is a volume of its name. */
  private void claims() {
    for (Value claim : process == FlinkProcess.JOB ? List.<Value>of() : claimTemplates()) {
      claim
          .at("/metadata/name")
          .filledString()
          .ifPresent(
              name -> {
                ObjectNode volume = JsonNodeFactory.instance.objectNode().put("name", name);
                if (isWithoutClaims) {
                  volume.putObject("ephemeral");
                } else {
                  volume.putObject("persistentVolumeClaim").put("claimName", name);
                }
                Added origin = Added.of(OPERATOR, claim.path().toString(), "");
                pod.list("volumes", POD).add(Part.added(volume, origin));
              });
    }
  }

  private List<Value> claimTemplates() {
    boolean isJob = process == FlinkProcess.JOBMANAGER && isWithoutClaims;
    return isJob ? List.of() : role.get("volumeClaimTemplates").elements();
  }

  private void container(String name) {
    main.set("name", PodDraft.text(name, POD));
    copy(spec.get("image"), "name", main, "image");
    copy(spec.get("image"), "pullPolicy", main, "imagePullPolicy");
    OF_CONTAINER.forEach(field -> copy(role, field, main, field));
    ports();
    list(spec.get("envVars"), "env");
    copy(spec, "envFrom", main, "envFrom");
    list(role.get("volumeMounts"), "volumeMounts");
  }

  private void ports() {
    if (process == FlinkProcess.JOB && role.get("extraPorts").elements().isEmpty()) {
      return;
    }
    ListPart ports = main.list("ports", POD);
    for (String name : RoleRules.PORTS.getOrDefault(roleOf(process), List.of())) {
      Value number = role.get("ports").get(name);
      Added origin = Added.of(OPERATOR, number.path().toString(), "");
      ObjectPart port = ObjectPart.empty(origin);
      port.set("name", PodDraft.text(name, origin));
      if (number.isSet()) {
        port.set(
            "containerPort",
            number.isGiven() ? Part.written(number) : Part.added(number.node(), origin));
      }
      ports.add(port);
    }
    role.get("extraPorts").elements().forEach(port -> ports.add(Part.written(port)));
  }

  /** What the operator adds unless something of that name is there. */
  private void inject() {
    Injection.all(spec, cluster, process).forEach(this::inject);
  }

  private void inject(Injection injection) {
    boolean isRepeated = injection.isRepeated();
    String row = isRepeated ? REPEATED : REPLACED;
    Added origin = new Added(OPERATOR, injection.because(), row, injection.from());
    ListPart list =
        injection.list().equals("volumes")
            ? pod.list("volumes", POD)
            : main.list(injection.list(), POD);
    Part there = isRepeated ? null : find(list, injection);
    if (there == null) {
      list.add(Part.added(injection.element(), origin));
    } else if (there.isWritten()) {
      String problem = Quote.value(there.value()) + " silently replaces what the operator adds";
      String fix = "choose another one, unless the replacement is meant";
      draft.lose(new Loss(there, REPLACED, ErrorType.Duplicate, () -> problem, fix));
    }
  }

  private static @Nullable Part find(ListPart list, Injection injection) {
    String key = injection.key();
    String wanted = injection.element().path(key).textValue();
    for (Part element : list.elements()) {
      if (element.get(key).is(wanted)) {
        return element.get(key);
      }
    }
    return null;
  }

  private void list(Value written, String field) {
    if (written.isList()) {
      main.set(field, ListPart.of(Part.written(written)));
    }
  }

  private static void copy(Value from, String field, ObjectPart to, String name) {
    Value value = from.get(field);
    if (value.isGiven()) {
      to.set(name, Part.written(value));
    } else if (value.isSet()) {
      to.set(name, Part.added(value.node(), Added.of(OPERATOR, "its default", "")));
    }
  }
}
