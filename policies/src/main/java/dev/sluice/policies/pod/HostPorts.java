package dev.sluice.policies.pod;

import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.render.FlinkProcess;
import dev.sluice.policies.render.Part;
import dev.sluice.policies.render.RenderedPod;
import dev.sluice.policies.render.RenderedPod.Role;
import dev.sluice.policies.rule.Findings;

/** Ports of the host in TaskManagers, of which a node can then run one. */
final class HostPorts implements PodRule {
  private static final String ROW = "FLK-019";

  @Override
  public void judge(Pods pods, Findings findings) {
    for (RenderedPod pod : pods.all()) {
      for (RenderedPod.Container container : pod.containers()) {
        if (pod.process() == FlinkProcess.TASKMANAGER && container.role() == Role.MAIN) {
          for (Part port : container.ports()) {
            if (port.has("hostPort")) {
              judge(pods, pod, port.get("hostPort"), findings);
            }
          }
        }
      }
    }
  }

  private static void judge(Pods pods, RenderedPod pod, Part port, Findings findings) {
    if (port.value().integer().filter(number -> number > 0).isPresent()) {
      String problem =
          "host port %s lets a node run one TaskManager only".formatted(Quote.value(port.value()));
      pods.report(pod, ROW, findings).invalid(port, problem, "remove hostPort");
    }
  }
}
