package dev.sluice.policies.corev1;

import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.render.Part;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** core/v1 VolumeDevice: rows POD-280 to POD-285. */
final class VolumeDevices {
  /** The first version known to look at user namespaces. */
  private static final int FIRST_WITH_USERS = 34;

  private VolumeDevices() {}

  static void validate(Part container, PodSite site, Validation validation) {
    Part list = container.get("volumeDevices");
    List<? extends Part> devices = list.elements();
    Set<String> names = new HashSet<>();
    Set<String> paths = new HashSet<>();
    for (Part device : devices) {
      Part name = device.get("name");
      Part path = device.get("devicePath");
      if (validation.required("POD-280", name, "the volume's name")) {
        once("POD-280", name, names, validation);
        volume(name, site, validation);
      }
      if (validation.required("POD-283", path, "the device's path")) {
        once("POD-283", path, paths, validation);
        inside(path, validation);
      }
    }
    List<? extends Part> mounts = container.get("volumeMounts").elements();
    VolumeMounts.beside(devices, "name", "POD-284", mounts, "name", "mounts", validation);
    VolumeMounts.beside(
        devices, "devicePath", "POD-284", mounts, "mountPath", "mounts", validation);
    Part users = site.spec().get("hostUsers");
    if (!devices.isEmpty() && users.node().isBoolean() && !users.isTrue()) {
      String problem = "volumeDevices are not allowed where hostUsers is false";
      String fix = "remove hostUsers, or mount the volume as a file system";
      validation.since(FIRST_WITH_USERS).forbidden("POD-285", list, problem, fix);
    }
  }

  private static void once(String row, Part string, Set<String> seen, Validation validation) {
    if (string.string().filter(text -> !seen.add(text)).isPresent()) {
      String problem =
          "duplicate %s %s".formatted(string.value().name(), Quote.value(string.value()));
      validation.invalid(row, string, problem, "choose another one, or remove it");
    }
  }

  private static void inside(Part path, Validation validation) {
    if (path.string().filter(Format::hasParentStep).isPresent()) {
      String problem = "devicePath " + Quote.value(path.value()) + " has a \"..\"";
      validation.invalid("POD-283", path, problem, "use a path without \"..\"");
    }
  }

  private static void volume(Part name, PodSite site, Validation validation) {
    Part volume = site.volume(name.text()).orElse(null);
    if (volume == null) {
      String problem = "the pod has no volume " + Quote.value(name.value());
      validation.notFound("POD-281", name, problem, "add the volume, or remove the device");
    } else if (!volume.has("persistentVolumeClaim") && !volume.has("ephemeral")) {
      String problem =
          "volume %s is neither a claim nor ephemeral".formatted(Quote.value(name.value()));
      validation.invalid("POD-282", name, problem, "use a volume of a PersistentVolumeClaim");
    }
  }
}
