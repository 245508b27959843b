package dev.sluice.policies.pod;

import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.podsecurity.Breaches;
import dev.sluice.policies.podsecurity.Control;
import dev.sluice.policies.podsecurity.Setting;
import dev.sluice.policies.render.Part;
import dev.sluice.policies.render.RenderedPod;
import dev.sluice.policies.rule.Findings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reports how a pod breaks a standard, at the fields in which somebody can mend it. */
final class SecurityFindings implements Breaches {
  private static final int NAMED = 3;
  private static final String CONTEXT = "securityContext";

  private final Pods pods;
  private final RenderedPod pod;
  private final String where;
  private final Findings findings;

  /** What containers lack that nobody wrote. */
  private final Map<Part, List<Setting>> unwritten = new LinkedHashMap<>();

  /**
   * @param where what a problem ends with
   */
  SecurityFindings(Pods pods, RenderedPod pod, String where, Findings findings) {
    this.pods = pods;
    this.pod = pod;
    this.where = where;
    this.findings = findings;
  }

  @Override
  public void found(Control control, Part at, String what, Part shown, String fix) {
    Findings.Report report = pods.report(pod, PodSecurity.ROW, findings);
    if (report.isWanted()) {
      String value = shown.isWritten() ? " " + Quote.plain(shown.value()) : "";
      String problem = what + value + " is not allowed" + where;
      report.forbidden(isPlaced(at) ? at.path() : pod.root().path(), problem, fix);
    }
  }

  @Override
  public void missing(Setting setting, Part container) {
    if (!isWanted()) {
      return;
    }
    if (isPlaced(container)) {
      Part context = container.get(CONTEXT);
      FieldPath at = context.isSet() ? context.path() : container.path().field(CONTEXT);
      String fix = "set securityContext.%s to %s".formatted(setting.field(), setting.value());
      required(path(at, context, setting), setting.field() + " " + setting.must(), fix);
    } else {
      unwritten.computeIfAbsent(container, none -> new ArrayList<>()).add(setting);
    }
  }

  @Override
  public void missing(Setting setting, List<Part> containers) {
    if (!isWanted()) {
      return;
    }
    Part context = pod.spec().get(CONTEXT);
    FieldPath at = context.isSet() && isPlaced(context) ? context.path() : contextOfPod();
    String problem =
        "%s %s in the pod or in %s".formatted(setting.field(), setting.must(), named(containers));
    String fix =
        "set securityContext.%s of the pod to %s".formatted(setting.field(), setting.value());
    required(path(at, context, setting), problem, fix);
  }

  /** Reports what containers lack that nobody wrote, where they would be written. */
  void unwritten() {
    unwritten.forEach(
        (container, settings) -> {
          String name = Quote.plain(container.get("name").value());
          String problem =
              "container %s must have %s"
                  .formatted(
                      name,
                      settings.stream()
                          .map(setting -> setting.field() + " " + setting.value())
                          .collect(Collectors.joining(" and ")));
          boolean isFixed = pods.system() == PodSystem.FLINK_CLUSTER;
          String fix =
              isFixed
                  ? "use a namespace of level \"baseline\": a FlinkCluster has no field for it"
                  : "add a container %s with that securityContext".formatted(name);
          required(isFixed ? pod.root().path() : ofPod().field("containers"), problem, fix);
        });
  }

  /** Whether what is missing is missing, and there is room for it. */
  private boolean isWanted() {
    return !pods.isPartial() && pods.report(pod, PodSecurity.ROW, findings).isWanted();
  }

  private void required(FieldPath at, String problem, String fix) {
    pods.report(pod, PodSecurity.ROW, findings).required(at, problem + where, fix);
  }

  /** The field of a setting, of which some may be written. */
  private static FieldPath path(FieldPath context, Part written, Setting setting) {
    FieldPath at = context;
    Part part = written;
    for (String step : setting.field().split("\\.")) {
      part = part.get(step);
      at = part.isSet() && isPlaced(part) ? part.path() : at.field(step);
    }
    return at;
  }

  private FieldPath contextOfPod() {
    return switch (pods.system()) {
      case FLINK, KUBERNETES -> ofPod().field(CONTEXT);
      case VERVERICA ->
          pod.root().path().parent().orElse(FieldPath.ROOT).field("pods").field(CONTEXT);
      case FLINK_CLUSTER -> pod.root().path().field(CONTEXT);
    };
  }

  /** The spec of the pod's template, whether there is one or not. */
  private FieldPath ofPod() {
    return isPlaced(pod.spec()) ? pod.spec().path() : pod.root().path().field("spec");
  }

  private static String named(List<Part> containers) {
    String names =
        containers.stream()
            .limit(NAMED)
            .map(container -> Quote.plain(container.get("name").value()))
            .collect(Collectors.joining(", "));
    int more = containers.size() - NAMED;
    return (containers.size() == 1 ? "container " : "containers ")
        + (more > 0 ? names + " and " + more + " more" : names);
  }

  private static boolean isPlaced(Part part) {
    return part.place().filter(path -> !path.isRoot()).isPresent();
  }
}
