package dev.sluice.policies.corev1.volume;

import dev.sluice.policies.corev1.ContainerNames;
import dev.sluice.policies.corev1.ObjectFieldSelector;
import dev.sluice.policies.corev1.ResourceFieldSelector;
import dev.sluice.policies.corev1.Validation;
import dev.sluice.policies.render.Part;

/**
 * Files of what a pod knows of itself: core/v1 DownwardAPIVolumeSource, DownwardAPIProjection and
 * DownwardAPIVolumeFile: rows POD-241 to POD-249.
 */
final class DownwardFiles {
  private DownwardFiles() {}

  static void volume(Part source, ContainerNames containers, Validation validation) {
    VolumeFiles.mode("POD-241", source, "defaultMode", validation);
    validate(source, containers, validation);
  }

  /** The files of a volume, or of one source of a volume. */
  static void validate(Part source, ContainerNames containers, Validation validation) {
    for (Part file : source.get("items").elements()) {
      VolumeFiles.path(file, "POD-242", "POD-243", validation);
      content(file, containers, validation);
      VolumeFiles.mode("POD-249", file, "mode", validation);
    }
  }

  private static void content(Part file, ContainerNames containers, Validation validation) {
    boolean isOfResource = file.isSet("resourceFieldRef");
    if (file.isSet("fieldRef")) {
      ObjectFieldSelector.ofFile(file.get("fieldRef"), validation);
      if (isOfResource) {
        String problem = "the file has both fieldRef and resourceFieldRef, but may have one";
        validation.invalid("POD-244", file, problem, "remove one of them");
      }
    } else if (isOfResource) {
      ResourceFieldSelector.ofFile(file.get("resourceFieldRef"), containers, validation);
    } else {
      String problem = "the file has neither fieldRef nor resourceFieldRef";
      validation.required("POD-245", file, problem, "set one of them");
    }
  }
}
