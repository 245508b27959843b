package dev.sluice.policies.corev1.volume;

import dev.sluice.policies.corev1.PodSite;
import dev.sluice.policies.corev1.Validation;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Suggestion;
import dev.sluice.policies.render.Part;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Mounts of a file that the items of a volume do not make: PODL-11. */
final class SubPaths {
  private final Map<String, NavigableSet<String>> files = new HashMap<>();
  private final PodSite site;
  private final Validation validation;

  private SubPaths(PodSite site, Validation validation) {
    this.site = site;
    this.validation = validation;
  }

  static void validate(PodSite site, Validation validation) {
    SubPaths paths = new SubPaths(site, validation);
    site.initContainers().forEach(paths::container);
    site.containers().forEach(paths::container);
  }

  private void container(Part container) {
    for (Part mount : container.elements("volumeMounts")) {
      if (mount.has("subPath")) {
        mount(mount);
      }
    }
  }

  private void mount(Part mount) {
    String volume = mount.text("name");
    Part path = mount.get("subPath");
    String text = path.text();
    NavigableSet<String> made = files.computeIfAbsent(volume, this::files);
    if (made.isEmpty() || text.isEmpty() || text.startsWith(".") || text.contains("//")) {
      return;
    }
    String file = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    if (!made.contains(file) && !isDirectory(file + "/", made)) {
      report(volume, path, made);
    }
  }

  private static boolean isDirectory(String directory, NavigableSet<String> files) {
    String next = files.ceiling(directory);
    return next != null && next.startsWith(directory);
  }

  /** The files of a volume; none where there may be more. */
  private NavigableSet<String> files(String volume) {
    NavigableSet<String> made = new TreeSet<>();
    site.volume(volume)
        .map(TargetPaths::of)
        .filter(TargetPaths::isComplete)
        .ifPresent(targets -> targets.all().forEach(target -> made.add(target.path().text())));
    return made;
  }

  private void report(String volume, Part path, NavigableSet<String> made) {
    validation
        .report("PODL-11", path)
        .ifPresent(
            report -> {
              String problem =
                  "the items of the volume %s do not make %s"
                      .formatted(Quote.string(volume), Quote.value(path.value()));
              String fix =
                  Suggestion.didYouMean(path.value().scalar(), made)
                      .orElse("add an item with this path, or name the path of an item");
              report.notFound(path, problem, fix);
            });
  }
}
