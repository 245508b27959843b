package dev.sluice.policies.corev1.volume;

import dev.sluice.policies.corev1.Format;
import dev.sluice.policies.corev1.Validation;
import dev.sluice.policies.kubernetes.Quantity;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.render.Part;
import java.util.List;

/**
 * Volumes that a node has or fills by itself: core/v1 EmptyDirVolumeSource, HostPathVolumeSource,
 * GitRepoVolumeSource and ImageVolumeSource: rows POD-165 to POD-171, POD-239, POD-240, PODL-09.
 */
final class HostVolumes {
  private static final List<String> TYPES =
      List.of(
          "DirectoryOrCreate",
          "Directory",
          "FileOrCreate",
          "File",
          "Socket",
          "CharDevice",
          "BlockDevice");
  private static final List<String> PULL_POLICIES = List.of("Always", "IfNotPresent", "Never");

  private static final String MEMORY = "Memory";
  private static final String HUGE_PAGES = "HugePages";

  private HostVolumes() {}

  static void emptyDir(Part source, Validation validation) {
    if (source.isSet("sizeLimit")) {
      sizeLimit(source.get("sizeLimit"), validation);
    }
    String text = source.text("medium");
    if (!text.isEmpty() && !isMedium(text)) {
      Part medium = source.get("medium");
      validation
          .report("PODL-09", medium)
          .ifPresent(report -> report.notSupported(medium.value(), List.of(MEMORY, HUGE_PAGES)));
    }
  }

  private static void sizeLimit(Part limit, Validation validation) {
    if (Quantity.of(limit.node()).filter(q -> q.number().signum() < 0).isPresent()) {
      String problem = "sizeLimit is " + Quote.value(limit.value()) + ", but must not be negative";
      validation.forbidden("POD-165", limit, problem, "set a positive quantity, or remove it");
    }
  }

  private static boolean isMedium(String medium) {
    return medium.equals(MEMORY)
        || medium.equals(HUGE_PAGES)
        || (medium.startsWith(HUGE_PAGES + "-")
            && Quantity.of(medium.substring(HUGE_PAGES.length() + 1)).isPresent());
  }

  static void hostPath(Part source, Validation validation) {
    Part path = source.get("path");
    if (validation.required("POD-167", path, "the path")) {
      validation.format("POD-168", path, Format.PATH_DOWN);
      validation.oneOf("POD-169", source.get("type"), TYPES);
    }
  }

  static void gitRepo(Part source, Validation validation) {
    validation.required("POD-170", source.get("repository"), "the repository");
    validation.format("POD-171", source.get("directory"), Format.RELATIVE_PATH);
  }

  static void image(Part source, Validation validation) {
    if (validation.isPod()) {
      validation.required("POD-239", source.get("reference"), "the image's reference");
    }
    validation.oneOf("POD-240", source.get("pullPolicy"), PULL_POLICIES);
  }
}
