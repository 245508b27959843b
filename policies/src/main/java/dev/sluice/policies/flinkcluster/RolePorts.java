package dev.sluice.policies.flinkcluster;

import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.pod.ContainerPort;
import dev.sluice.policies.pod.PodRule;
import dev.sluice.policies.pod.Pods;
import dev.sluice.policies.pod.PortIndex;
import dev.sluice.policies.render.FlinkProcess;
import dev.sluice.policies.render.RenderedPod;
import dev.sluice.policies.render.RenderedPod.Role;
import dev.sluice.policies.rule.Findings;
import java.util.List;

/**
 * A FlinkCluster role's ports and extra ports, as its operator compares them: one list in which no
 * number and no name may stand twice, whatever the protocol.
 */
final class RolePorts implements PodRule {

  @Override
  public void judge(Pods pods, Findings findings) {
    for (RenderedPod pod : pods.all()) {
      if (pod.process() != FlinkProcess.JOB) {
        String rows = pod.process() == FlinkProcess.JOBMANAGER ? "FC-JM" : "FC-TM";
        for (RenderedPod.Container container : pod.containers()) {
          if (container.role() == Role.MAIN) {
            List<ContainerPort> ports = ContainerPort.of(container);
            numbers(rows + "3", findings).compareEach(ports);
            names(rows + "4", findings).compareEach(ports);
          }
        }
      }
    }
  }

  private static PortIndex numbers(String rule, Findings findings) {
    return new PortIndex(
        ContainerPort::numberKey,
        ContainerPort::numberKey,
        (at, other) -> {
          String problem =
              "duplicate port "
                  + Quote.value(at.number().value())
                  + ": "
                  + FlinkClusterPods.called(other)
                  + (other.isWritten() ? " has it, too" : " has it by default");
          String fix = "use another number, since the operator does not look at the protocol";
          boolean inPod = at.protocol().equals(other.protocol());
          findings
              .of(rule)
              .also(inPod ? List.of("PODW-02") : List.of())
              .duplicate(at.number(), problem, fix);
        });
  }

  private static PortIndex names(String rule, Findings findings) {
    return PortIndex.ofNames(
        (at, other) -> {
          String problem =
              "duplicate port name "
                  + Quote.value(at.name().value())
                  + ": "
                  + FlinkClusterPods.called(other)
                  + " has it, too";
          findings.of(rule).also("POD-120").duplicate(at.name(), problem, "choose another name");
        });
  }
}
