package dev.sluice.policies.corev1.volume;

import dev.sluice.policies.corev1.ContainerNames;
import dev.sluice.policies.corev1.ObjectNames;
import dev.sluice.policies.corev1.Validation;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.render.Part;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * core/v1 ProjectedVolumeSource: rows POD-250 to POD-257, PODW-15. Trust bundles and certificates
 * are behind gates that are off by default: the API server drops them.
 */
final class ProjectedVolume {
  private static final Set<String> GATED = Set.of("clusterTrustBundle", "podCertificate");
  private static final Set<String> SOURCES =
      Set.of("secret", "configMap", "downwardAPI", "serviceAccountToken");
  private static final long SHORTEST = 600;
  private static final long LONGEST = 1L << 32;

  private ProjectedVolume() {}

  static void validate(Part volume, ContainerNames containers, Validation validation) {
    VolumeFiles.mode("POD-250", volume, "defaultMode", validation);
    for (Part source : volume.get("sources").elements()) {
      List<String> kinds = new ArrayList<>(1);
      for (String kind : source.names()) {
        if (SOURCES.contains(kind) && source.node(kind).isObject()) {
          kinds.add(kind);
          source(kind, source.get(kind), containers, validation);
        }
      }
      count(source, kinds, validation);
    }
    TargetPaths targets = TargetPaths.ofProjected(volume);
    if (targets.all().size() > 1) {
      paths(targets, validation);
      targets.overlaps(true, validation);
    }
  }

  private static void source(
      String kind, Part source, ContainerNames containers, Validation validation) {
    switch (kind) {
      case "secret" -> {
        name("POD-252", source, "the Secret's name", validation);
        VolumeFiles.items(source, validation);
      }
      case "configMap" -> {
        name("POD-253", source, "the ConfigMap's name", validation);
        VolumeFiles.items(source, validation);
      }
      case "downwardAPI" -> DownwardFiles.validate(source, containers, validation);
      default -> {
        validation.range("POD-256", source, "expirationSeconds", SHORTEST, LONGEST);
        VolumeFiles.path(source, "POD-257", "POD-257", validation);
      }
    }
  }

  private static void name(String row, Part source, String what, Validation validation) {
    if (validation.requires(row, source, "name", what)) {
      ObjectNames.check(source, "name", validation);
    }
  }

  private static void count(Part source, List<String> kinds, Validation validation) {
    if (kinds.size() > 1) {
      String problem =
          "the source is of more than one kind: %s, but may be of one"
              .formatted(Quote.choices(kinds));
      validation.forbidden("POD-251", source, problem, "make each a source of its own");
    } else if (kinds.isEmpty()) {
      nothing(source, validation);
    }
  }

  private static void nothing(Part source, Validation validation) {
    for (String gated : GATED) {
      if (source.has(gated)) {
        String problem = gated + " needs a feature gate that is off by default, and is dropped";
        String fix = "remove it, or make sure that the API server enables it";
        validation.required("PODW-15", source, problem, fix);
        return;
      }
    }
    String problem = "the source is empty, so that nothing is mounted for it";
    validation.required("PODW-15", source, problem, "set one of its kinds, or remove it");
  }

  /** Files of two items may not have one path; those of tokens are not compared. */
  private static void paths(TargetPaths targets, Validation validation) {
    Set<String> seen = new HashSet<>();
    for (TargetPaths.Target target : targets.all()) {
      Part path = target.path();
      if (!target.isToken() && !seen.add(path.text())) {
        String problem = "duplicate path " + Quote.value(path.value()) + " in the volume";
        validation.invalid("POD-255", path, problem, "choose another path, or remove it");
      }
    }
  }
}
