package dev.sluice.policies.pod;

import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.render.Origin.Added;
import dev.sluice.policies.render.Part;
import dev.sluice.policies.render.RenderedPod;
import dev.sluice.policies.render.RenderedPod.Role;
import dev.sluice.policies.render.Twins;
import dev.sluice.policies.rule.Findings;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Elements of one list of a pod that have one key: two that were written, or one beside which a
 * system adds its own.
 */
final class Duplicates implements PodRule {

  /**
   * A list in which a key may be there once.
   *
   * @param key the field that is the key
   * @param row the rule on two that were written; empty where that is allowed
   * @param type what sort of error that is for the API server
   * @param what its elements are called
   */
  private record Keyed(String key, String row, ErrorType type, String what) {}

  private static final Keyed VOLUMES =
      new Keyed("name", "POD-162", ErrorType.Duplicate, "volume name");
  private static final Keyed MOUNTS =
      new Keyed("mountPath", "POD-267", ErrorType.Invalid, "mount path");
  private static final Keyed VARIABLES = new Keyed("name", "", ErrorType.Duplicate, "variable");

  /** The lists of containers, with the row on a name that was there before. */
  private static final Map<String, String> LISTS = new LinkedHashMap<>();

  static {
    LISTS.put("containers", "POD-091");
    LISTS.put("initContainers", "POD-092");
    LISTS.put("ephemeralContainers", "POD-093");
  }

  @Override
  public void judge(Pods pods, Findings findings) {
    for (RenderedPod pod : pods.all()) {
      OfPod of = new OfPod(pods, pod, findings);
      of.judge(pod.volumes(), VOLUMES);
      for (RenderedPod.Container container : pod.containers()) {
        if (!container.isRepeated()) {
          of.judge(container.mounts(), MOUNTS);
        }
        if (container.role() == Role.MAIN) {
          of.judge(container.part().elements("env"), VARIABLES);
        }
      }
      of.names();
    }
  }

  private record OfPod(Pods pods, RenderedPod pod, Findings findings) {

    void judge(List<? extends Part> elements, Keyed keyed) {
      if (!Twins.areIn(elements, keyed.key()) || !isAnyInResource(elements)) {
        return;
      }
      Map<String, Part> first = new HashMap<>();
      for (Part element : elements) {
        Part key = element.get(keyed.key());
        String text = key.string().orElse("");
        Part earlier = text.isEmpty() ? null : first.putIfAbsent(text, key);
        if (earlier != null) {
          clash(earlier, key, keyed);
        }
      }
    }

    private static boolean isAnyInResource(List<? extends Part> elements) {
      for (Part element : elements) {
        if (element.isWritten() || element.place().isPresent()) {
          return true;
        }
      }
      return false;
    }

    /** It is to be mended where somebody wrote it, or else where it was asked for last. */
    private void clash(Part earlier, Part later, Keyed keyed) {
      boolean atLater = later.isWritten() || (!earlier.isWritten() && later.place().isPresent());
      Part at = atLater ? later : earlier;
      Part other = atLater ? earlier : later;
      if (other.origin() instanceof Added added) {
        Added asked = at.origin() instanceof Added from ? from : added;
        added(at, asked.row(), added, keyed);
      } else if (pods.system() != PodSystem.VERVERICA) { // which has rows of its own
        both(at, other, keyed);
      }
    }

    private void added(Part at, String row, Added added, Keyed keyed) {
      if (row.isEmpty() || at.place().isEmpty()) {
        return;
      }
      Findings.Report report = pods.report(pod, row, findings);
      if (!report.isWanted()) {
        return;
      }
      String whose =
          "%s%s: %s adds its own to the pod of its %s (for %s)"
              .formatted(
                  keyed.what(),
                  at.isWritten() ? " " + Quote.value(at.value()) : "", // never an option's text
                  added.by(),
                  pod.process().title(),
                  added.because());
      if (keyed.row().isEmpty()) {
        // The API server takes it, with a warning, and the last one of a name counts.
        report.mild().of(pods.system().variables(), at, whose, "remove the variable");
      } else {
        report.of(keyed.type(), at, "duplicate " + whose, "choose another one");
      }
    }

    private void both(Part at, Part other, Keyed keyed) {
      Findings.Report report =
          keyed.row().isEmpty() ? null : pods.report(pod, keyed.row(), findings);
      if (report != null && report.isWanted()) {
        String problem =
            "duplicate %s %s: %s has it, too"
                .formatted(keyed.what(), Quote.value(at.value()), other.path());
        report.of(keyed.type(), at, problem, "choose another one, or remove it");
      }
    }

    /** The names of containers; what runs beside a regular one is to be called otherwise. */
    void names() {
      Part spec = pod.spec();
      Twins twins = new Twins(pod.containers().size());
      LISTS.keySet().forEach(list -> twins.add(spec.elements(list), "name"));
      if (twins.areAny()) {
        names(spec);
      }
    }

    private void names(Part spec) {
      Map<String, Part> names = new HashMap<>();
      LISTS.forEach(
          (list, row) -> {
            for (Part container : spec.get(list).elements()) {
              name(container.get("name"), row, names);
            }
          });
    }

    private void name(Part name, String list, Map<String, Part> names) {
      String text = name.string().orElse("");
      Part earlier = text.isEmpty() ? null : names.putIfAbsent(text, name);
      if (earlier == null) {
        return;
      }
      boolean atEarlier = name.origin() instanceof Added;
      Part at = atEarlier ? earlier : name;
      Part other = atEarlier ? name : earlier;
      if (at.place().isPresent()) {
        String own = other.origin() instanceof Added added ? added.row() : "";
        String row = own.isEmpty() ? list : own;
        String has = other.place().map(path -> path + " has it, too").orElse("Flink's own has it");
        String problem = "duplicate container name %s: %s".formatted(Quote.value(at.value()), has);
        pods.report(pod, row, findings).duplicate(at, problem, "choose another name");
      }
    }
  }
}
