package dev.sluice.policies.corev1.volume;

import dev.sluice.policies.corev1.Validation;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.render.Part;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The files that a volume's items make: row PODW-13.
 *
 * @param all of them, in order
 * @param isComplete whether there are no others, such as those of all keys of a Secret
 */
record TargetPaths(List<Target> all, boolean isComplete) {

  /**
   * A file.
   *
   * @param path in the volume; a string that is not empty
   * @param isToken whether it is of a service account
   */
  record Target(Part path, boolean isToken) {
    private String text() {
      return path.node().textValue();
    }

    /** Whether it is another, or in it, or would be if it were a directory. */
    private boolean isWithin(Target other) {
      String text = text();
      String outer = other.text();
      return text.startsWith(outer)
          && (text.length() == outer.length() || text.charAt(outer.length()) == '/');
    }
  }

  /** By path, so that all that would be in a directory directly follow it. */
  private static final Comparator<Target> OUTER_FIRST =
      (a, b) -> compare(a.path.node().textValue(), b.path.node().textValue());

  private static int compare(String a, String b) {
    int shared = Math.min(a.length(), b.length());
    for (int i = 0; i < shared; i++) {
      if (a.charAt(i) != b.charAt(i)) {
        return a.charAt(i) == '/' ? -1 : b.charAt(i) == '/' ? 1 : a.charAt(i) - b.charAt(i);
      }
    }
    return a.length() - b.length();
  }

  /** Those of a volume of any source; none, and others, where it is none of files. */
  static TargetPaths of(Part volume) {
    List<Target> targets = new ArrayList<>();
    boolean isComplete =
        switch (volume) {
          case Part v when v.has("secret") -> addItems(v.get("secret"), targets);
          case Part v when v.has("configMap") -> addItems(v.get("configMap"), targets);
          case Part v when v.has("downwardAPI") -> addItems(v.get("downwardAPI"), targets);
          case Part v when v.has("projected") -> addProjected(v.get("projected"), targets);
          default -> false;
        };
    return new TargetPaths(targets, isComplete);
  }

  /** Those of a {@code projected} source. */
  static TargetPaths ofProjected(Part projected) {
    List<Target> targets = new ArrayList<>();
    return new TargetPaths(targets, addProjected(projected, targets));
  }

  private static boolean addProjected(Part projected, List<Target> targets) {
    boolean isComplete = true;
    for (Part source : projected.get("sources").elements()) {
      for (String kind : source.names()) {
        Part of = source.get(kind);
        isComplete &=
            switch (kind) {
              case "secret", "configMap", "downwardAPI" -> addItems(of, targets);
              case "serviceAccountToken" -> add(of, true, targets);
              default -> false;
            };
      }
    }
    return isComplete;
  }

  private static boolean addItems(Part source, List<Target> targets) {
    List<? extends Part> items = source.get("items").elements();
    items.forEach(item -> add(item, false, targets));
    return !items.isEmpty();
  }

  private static boolean add(Part file, boolean isToken, List<Target> targets) {
    if (!file.text("path").isEmpty()) {
      targets.add(new Target(file.get("path"), isToken));
    }
    return true;
  }

  /**
   * Warns of a file in the place of another, or of a directory that another is in.
   *
   * @param areRepeatsRefused whether two paths of items that are the same have a row of their own
   */
  void overlaps(boolean areRepeatsRefused, Validation validation) {
    if (all.size() < 2) {
      return;
    }
    List<Target> sorted = new ArrayList<>(all);
    sorted.sort(OUTER_FIRST);
    Target outer = sorted.getFirst();
    for (Target target : sorted.subList(1, sorted.size())) {
      if (!target.isWithin(outer)) {
        outer = target;
      } else if (!areRepeatsRefused || isOther(target, outer)) {
        report(target, outer, validation);
      }
    }
  }

  private static boolean isOther(Target target, Target outer) {
    return target.isToken() || outer.isToken() || !target.text().equals(outer.text());
  }

  private static void report(Target target, Target outer, Validation validation) {
    validation
        .report("PODW-13", target.path())
        .ifPresent(
            report -> {
              String problem =
                  "%s overlaps with the path %s of the same volume"
                      .formatted(
                          Quote.value(target.path().value()), Quote.value(outer.path().value()));
              report.invalid(target.path(), problem, "choose another path");
            });
  }
}
