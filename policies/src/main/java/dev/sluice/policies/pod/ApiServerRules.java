package dev.sluice.policies.pod;

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
    for (RenderedPod pod : pods.all()) {
      Validation validation =
          new Validation(
              pod.workload(),
              pods.resource().installation().kubernetesVersion(),
              (row, at, doubt) ->
                  pods.system().judges(row, at.path())
                      ? Optional.empty()
                      : Optional.of(pods.report(pod.doubted(doubt), row, findings)));
      PodTemplate.validate(pod.root(), validation);
      Volumes.validate(pod.spec(), validation);
    }
  }
}
