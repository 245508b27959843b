package dev.sluice.policies.pod;

import dev.sluice.policies.render.Loss;
import dev.sluice.policies.render.RenderedPod;
import dev.sluice.policies.rule.Findings;

/** What was written and is not in the pod that is built. */
final class Losses implements PodRule {

  @Override
  public void judge(Pods pods, Findings findings) {
    for (RenderedPod pod : pods.all()) {
      for (Loss loss : pod.losses()) {
        Findings.Report report = pods.report(pod, loss.rule(), findings);
        if (report.isWanted()) {
          report.of(loss.type(), loss.at(), loss.problem(), loss.fix());
        }
      }
    }
  }
}
