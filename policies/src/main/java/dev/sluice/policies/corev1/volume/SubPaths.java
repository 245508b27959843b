package dev.sluice.policies.corev1.volume;

import dev.sluice.policies.corev1.Validation;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Suggestion;
import dev.sluice.policies.render.Part;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Mounts of a file that the items of a volume do not make: PODL-11. */
final class SubPaths {
  private final Map<String, NavigableSet<String>> files = new HashMap<>();
  private final Part spec;
  private final Validation validation;
  private @Nullable Map<String, Part> volumes;

  private SubPaths(Part spec, Validation validation) {
    this.spec = spec;
    this.validation = validation;
  }

  static void validate(Part spec, Validation validation) {
    SubPaths paths = new SubPaths(spec, validation);
    for (String list : List.of("initContainers", "containers")) {
      for (Part container : spec.get(list).elements()) {
        for (Part mount : container.get("volumeMounts").elements()) {
          if (mount.has("subPath")) {
            paths.mount(mount);
          }
        }
      }
    }
  }

  private void mount(Part mount) {
    String volume = mount.get("name").string().orElse("");
    Part path = mount.get("subPath");
    String text = path.string().orElse("");
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
    Part part = volumes().get(volume);
    NavigableSet<String> made = new TreeSet<>();
    if (part != null) {
      TargetPaths targets = TargetPaths.of(part);
      if (targets.isComplete()) {
        targets.all().forEach(target -> target.path().string().ifPresent(made::add));
      }
    }
    return made;
  }

  private Map<String, Part> volumes() {
    if (volumes == null) {
      Map<String, Part> named = new HashMap<>();
      for (Part volume : spec.get("volumes").elements()) {
        volume.get("name").string().ifPresent(name -> named.putIfAbsent(name, volume));
      }
      volumes = named;
    }
    return volumes;
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
