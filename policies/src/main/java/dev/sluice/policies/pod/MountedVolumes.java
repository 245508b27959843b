package dev.sluice.policies.pod;

import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Suggestion;
import dev.sluice.policies.render.Named;
import dev.sluice.policies.render.Part;
import dev.sluice.policies.render.RenderedPod;
import dev.sluice.policies.rule.Findings;
import java.util.Set;

/** Mounts of a volume that the built pod does not have. */
final class MountedVolumes implements PodRule {
  private static final String ROW = "POD-265";

  @Override
  public void judge(Pods pods, Findings findings) {
    if (pods.system() == PodSystem.VERVERICA) {
      return; // which has rows of its own, and adds volumes that are not public
    }
    for (RenderedPod pod : pods.all()) {
      if (!hasWrittenMounts(pod)) {
        continue;
      }
      Named volumes = new Named(pod.volumes());
      for (RenderedPod.Container container : pod.containers()) {
        for (Part mount : container.mounts()) {
          String volume = mount.text("name");
          if (!volume.isEmpty() && volumes.first(volume) == null) {
            report(pods, pod, mount.get("name"), volumes.names(), findings);
          }
        }
      }
    }
  }

  private static boolean hasWrittenMounts(RenderedPod pod) {
    for (RenderedPod.Container container : pod.containers()) {
      if (Part.isAnyWritten(container.mounts())) {
        return true;
      }
    }
    return false;
  }

  private static void report(
      Pods pods, RenderedPod pod, Part name, Set<String> volumes, Findings findings) {
    Findings.Report report = pods.report(pod, ROW, findings);
    if (report.isWanted()) {
      String problem =
          "the pod of the %s has no volume %s"
              .formatted(pod.process().title(), Quote.value(name.value()));
      String fix =
          Suggestion.didYouMean(name.string().orElse(""), volumes)
              .orElse("add the volume, or remove the mount");
      report.notFound(name, problem, fix);
    }
  }
}
