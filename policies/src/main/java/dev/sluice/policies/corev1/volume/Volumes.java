package dev.sluice.policies.corev1.volume;

import dev.sluice.policies.corev1.ContainerNames;
import dev.sluice.policies.corev1.Format;
import dev.sluice.policies.corev1.PodSite;
import dev.sluice.policies.corev1.Validation;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.render.Part;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * core/v1 Volume: rows POD-160, POD-161, POD-163, PODW-12. A volume without a source is an empty
 * directory.
 */
public final class Volumes {
  private static final String IMAGE = "image";

  /** In the order in which the API server looks: it validates the first one that is there. */
  private static final List<String> SOURCES =
      List.of(
          "emptyDir",
          "hostPath",
          "gitRepo",
          "gcePersistentDisk",
          "awsElasticBlockStore",
          "secret",
          "nfs",
          "iscsi",
          "glusterfs",
          "flocker",
          "persistentVolumeClaim",
          "rbd",
          "cinder",
          "cephfs",
          "quobyte",
          "downwardAPI",
          "fc",
          "flexVolume",
          "configMap",
          "azureFile",
          "vsphereVolume",
          "photonPersistentDisk",
          "portworxVolume",
          "azureDisk",
          "storageos",
          "projected",
          "scaleIO",
          "csi",
          "ephemeral",
          IMAGE);

  /** The first version that keeps volumes of images, unless a cluster turns them on itself. */
  private static final int FIRST_WITH_IMAGES = 35;

  private static final String NOT_YET =
      " volumes are off before Kubernetes 1.35: unless the cluster turns them on, the API server"
          + " drops the volume and its mounts";

  private static final Set<String> NAMES = Set.copyOf(SOURCES);

  /** What became of volumes that do not work any more, from which minor version on. */
  private static final Map<String, String> GONE =
      Map.of(
          "gitRepo", "are disabled by default from Kubernetes 1.33 on",
          "photonPersistentDisk", "do not work from Kubernetes 1.16 on",
          "scaleIO", "do not work from Kubernetes 1.22 on",
          "flocker", "do not work from Kubernetes 1.25 on",
          "quobyte", "do not work from Kubernetes 1.25 on",
          "storageos", "do not work from Kubernetes 1.25 on",
          "glusterfs", "do not work from Kubernetes 1.26 on",
          "cephfs", "do not work from Kubernetes 1.31 on",
          "rbd", "do not work from Kubernetes 1.31 on");

  private Volumes() {}

  /** Reports what is wrong with the volumes of a pod. */
  public static void validate(PodSite site, Validation validation) {
    for (Part volume : site.volumes()) {
      if (volume.isElement() && !volume.isForeign()) {
        validation.once(volume, () -> volume(volume, site.names(), validation));
      }
    }
    SubPaths.validate(site, validation);
  }

  /** Versions that do not know images drop a volume that has one, whatever else it has. */
  private static void volume(Part volume, ContainerNames containers, Validation all) {
    List<String> sources = sources(volume);
    Validation validation = sources.contains(IMAGE) ? all.since(FIRST_WITH_IMAGES) : all;
    if (sources.contains(IMAGE) && !all.isFrom(FIRST_WITH_IMAGES)) {
      doesNotWork(volume.get(IMAGE), IMAGE + NOT_YET, all);
    }
    if (!sources.isEmpty()) {
      source(sources.getFirst(), volume, containers, validation);
      gone(sources.getFirst(), volume, validation);
      for (String source : sources.subList(1, sources.size())) {
        second(volume, source, sources, validation);
      }
    }
    validation.requires(
        "POD-160", "POD-161", volume, "name", "the volume's name", Format.DNS_LABEL);
  }

  private static List<String> sources(Part volume) {
    List<String> sources = new ArrayList<>(1);
    for (String field : volume.names()) {
      if (!field.equals("name") && NAMES.contains(field) && volume.node(field).isObject()) {
        sources.add(field);
      }
    }
    if (sources.size() > 1) {
      sources.sort(Comparator.comparingInt(SOURCES::indexOf));
    }
    return sources;
  }

  private static void second(
      Part volume, String source, List<String> sources, Validation validation) {
    Part at = volume.get(source);
    validation
        .report("POD-163", at)
        .ifPresent(
            report -> {
              String problem =
                  "the volume has more than one source: %s, but may have one"
                      .formatted(Quote.choices(sources));
              report.forbidden(at, problem, "keep one source");
            });
  }

  private static void gone(String source, Part volume, Validation validation) {
    String problem = GONE.get(source);
    if (problem != null) {
      doesNotWork(volume.get(source), source + " volumes " + problem, validation);
    }
  }

  private static void doesNotWork(Part source, String problem, Validation validation) {
    validation
        .report("PODW-12", source)
        .ifPresent(report -> report.notSupported(source, problem, "use a volume of another type"));
  }

  private static void source(
      String name, Part volume, ContainerNames containers, Validation validation) {
    Part source = volume.get(name);
    switch (name) {
      case "emptyDir" -> HostVolumes.emptyDir(source, validation);
      case "hostPath" -> HostVolumes.hostPath(source, validation);
      case "gitRepo" -> HostVolumes.gitRepo(source, validation);
      case IMAGE -> HostVolumes.image(source, validation);
      case "secret" -> VolumeFiles.secret(source, validation);
      case "configMap" -> VolumeFiles.configMap(source, validation);
      case "downwardAPI" -> DownwardFiles.volume(source, containers, validation);
      case "projected" -> ProjectedVolume.validate(source, containers, validation);
      case "persistentVolumeClaim" -> ClaimVolumes.named(source, validation);
      case "ephemeral" -> ClaimVolumes.ephemeral(source, validation);
      case "csi" -> CsiVolume.validate(source, validation);
      case "iscsi" -> IscsiVolume.validate(volume, source, validation);
      case "fc" -> NetworkVolumes.fc(source, validation);
      case "nfs" -> NetworkVolumes.nfs(source, validation);
      case "flexVolume" -> NetworkVolumes.flexVolume(source, validation);
      case "azureDisk" -> CloudVolumes.azureDisk(source, validation);
      default -> CloudVolumes.other(name, source, validation);
    }
    if (source.has("items")) {
      TargetPaths.of(volume).overlaps(false, validation);
    }
  }
}
