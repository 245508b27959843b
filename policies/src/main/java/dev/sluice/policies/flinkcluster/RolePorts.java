package dev.sluice.policies.flinkcluster;

import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.pod.ContainerPort;
import dev.sluice.policies.pod.PodContainer;
import dev.sluice.policies.pod.PodPorts;
import dev.sluice.policies.pod.PortIndex;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.List;

/**
 * A FlinkCluster role's ports and extra ports, as its operator compares them: one list in which no
 * number and no name may stand twice, whatever the protocol.
 */
final class RolePorts implements Rule<PodPorts> {

  @Override
  public void judge(Field<PodPorts> field, Findings findings) {
    if (!field.spec().isRole()) {
      return;
    }
    for (PodContainer container : PodContainer.of(field)) {
      if (container.role() == PodContainer.Role.MAIN) {
        judge(field.spec(), container.ports(), findings);
      }
    }
  }

  private static void judge(PodPorts role, List<ContainerPort> ports, Findings findings) {
    numbers(role.numberRule(), findings).compareEach(ports);
    if (!ports.getLast().isOfRole()) { // the role's own have names of their own
      names(role.nameRule(), findings).compareEach(ports);
    }
  }

  private static PortIndex numbers(String rule, Findings findings) {
    return new PortIndex(
        ContainerPort::numberKey,
        ContainerPort::numberKey,
        (at, other) -> {
          String problem =
              "duplicate port "
                  + Quote.value(at.number())
                  + ": "
                  + other.number().path()
                  + (other.given() ? " has it, too" : " has it by default");
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
                  + Quote.value(at.name())
                  + ": "
                  + other.name().path()
                  + " has it, too";
          findings.of(rule).also("POD-120").duplicate(at.name(), problem, "choose another name");
        });
  }
}
