package dev.sluice.policies.pod;

import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.render.Part;
import dev.sluice.policies.render.RenderedPod;
import dev.sluice.policies.rule.Findings;

/** Fields of a pod that the workload around it does not allow. */
final class WorkloadFields implements PodRule {

  @Override
  public void judge(Pods pods, Findings findings) {
    for (RenderedPod pod : pods.all()) {
      if (pods.system() == PodSystem.FLINK && pod.object().startsWith("Deployment")) {
        deployment(pods, pod, findings);
      }
      Part ephemeral = pod.spec().get("ephemeralContainers");
      if (ephemeral.isWritten() && !ephemeral.node().isEmpty()) {
        String problem = "ephemeralContainers are not allowed in a new pod";
        pods.report(pod, "FLK-017", findings).forbidden(ephemeral, problem, "remove them");
      }
    }
  }

  private static void deployment(Pods pods, RenderedPod pod, Findings findings) {
    Part spec = pod.spec();
    if (!spec.has("restartPolicy") && !spec.has("activeDeadlineSeconds")) {
      return;
    }
    Part policy = spec.get("restartPolicy");
    if (policy.isWritten() && policy.isSet() && !policy.is("Always")) {
      String problem =
          "restartPolicy %s is not allowed in %s"
              .formatted(Quote.value(policy.value()), pod.object());
      pods.report(pod, "FLK-014", findings).notSupported(policy, problem, "remove it");
    }
    Part deadline = spec.get("activeDeadlineSeconds");
    if (deadline.isWritten() && deadline.isSet()) {
      String problem = "activeDeadlineSeconds is not allowed in " + pod.object();
      pods.report(pod, "FLK-016", findings).forbidden(deadline, problem, "remove it");
    }
  }
}
