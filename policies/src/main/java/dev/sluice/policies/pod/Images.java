package dev.sluice.policies.pod;

import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.render.Part;
import dev.sluice.policies.render.RenderedPod;
import dev.sluice.policies.render.RenderedPod.Role;
import dev.sluice.policies.rule.Findings;
import java.util.List;

/** Images of the containers beside Flink's own, which nobody fills in. */
final class Images implements PodRule {

  @Override
  public void judge(Pods pods, Findings findings) {
    for (RenderedPod pod : pods.isPartial() ? List.<RenderedPod>of() : pods.all()) {
      for (RenderedPod.Container container : pod.containers()) {
        Part part = container.part();
        boolean isMain = container.role() == Role.MAIN && !pod.mainContainer().isEmpty();
        if (!isMain && part.text("image").isEmpty() && part.isElement()) {
          report(pods, pod, part.get("image"), findings);
        }
      }
    }
  }

  private static void report(Pods pods, RenderedPod pod, Part image, Findings findings) {
    Findings.Report report = pods.report(pod, "POD-097", findings, "FLK-027");
    if (!report.isWanted()) {
      return;
    }
    if (pod.mainContainer().isEmpty()) {
      report.required(image, "image is required", "set its image");
      return;
    }
    String main = Quote.string(pod.mainContainer());
    String problem = "image is required for every container but " + main;
    String fix = "set its image, or name it " + main + " if it is Flink's own";
    report.required(image, problem, fix);
  }
}
