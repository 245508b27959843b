package dev.sluice.policies.pod;

import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.render.Part;
import dev.sluice.policies.render.RenderedPod;
import dev.sluice.policies.rule.Findings;

/** Resize policies that a pod which is never restarted cannot have. */
final class ResizePolicies implements PodRule {
  private static final String ROW = "FLK-030";

  @Override
  public void judge(Pods pods, Findings findings) {
    for (RenderedPod pod : pods.all()) {
      if (pod.spec().get("restartPolicy").is("Never")) {
        for (RenderedPod.Container container : pod.containers()) {
          for (Part policy : container.part().get("resizePolicy").elements()) {
            Part restart = policy.get("restartPolicy");
            if (restart.isWritten() && restart.is("RestartContainer")) {
              report(pods, pod, restart, findings);
            }
          }
        }
      }
    }
  }

  private static void report(Pods pods, RenderedPod pod, Part policy, Findings findings) {
    String problem =
        "restartPolicy %s is not allowed where the pod's is Never, as of a %s, from Kubernetes 1.33 on"
            .formatted(Quote.value(policy.value()), pod.process().title());
    pods.report(pod, ROW, findings).invalid(policy, problem, "set it to NotRequired");
  }
}
