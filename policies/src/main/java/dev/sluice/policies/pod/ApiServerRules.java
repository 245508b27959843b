package dev.sluice.policies.pod;

import dev.sluice.policies.corev1.Judged;
import dev.sluice.policies.corev1.PodSite;
import dev.sluice.policies.corev1.Validation;
import dev.sluice.policies.corev1.pod.PodTemplate;
import dev.sluice.policies.corev1.volume.Volumes;
import dev.sluice.policies.render.RenderedPod;
import dev.sluice.policies.rule.Findings;
import java.util.Optional;

/** What the API server refuses when a system creates its pods, or the workload that makes them. */
final class ApiServerRules implements PodRule {

  @Override
  public void judge(Pods pods, Findings findings) {
    Judged judged = new Judged();
    for (RenderedPod pod : pods.all()) {
      Validation validation =
          new Validation(
              pod.workload(),
              pods.resource().installation().kubernetesVersion(),
              judged,
              (row, at, doubt) ->
                  pods.system().judges(row, at.path())
                      ? Optional.empty()
                      : Optional.of(pods.report(pod.doubted(doubt), row, findings)));
      PodSite site = new PodSite(pod.root(), judged);
      PodTemplate.validate(site, validation);
      Volumes.validate(site, validation);
    }
  }
}
