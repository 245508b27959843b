package dev.sluice.policies.flinkcluster;

import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.pod.ContainerPort;
import dev.sluice.policies.pod.PodContainer;
import dev.sluice.policies.pod.PortIndex;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.Set;

/**
 * A FlinkCluster role's ports and extra ports, as its operator compares them: one list in which no
 * number and no name may stand twice, whatever the protocol.
 */
public final class RolePorts implements Rule {
  private static final String[] NONE = {};

  @Override
  public Set<String> ids() {
    return Set.of("FC-JM3", "FC-JM4", "FC-TM3", "FC-TM4");
  }

  @Override
  public FieldType place() {
    return FieldType.CONTAINER_PORTS;
  }

  @Override
  public void judge(Field site, Findings findings) {
    String numberRule = site.place().text("numberRule");
    if (numberRule.isEmpty()) {
      return;
    }
    for (PodContainer container : PodContainer.of(site)) {
      if (container.role() == PodContainer.Role.MAIN) {
        numbers(numberRule, findings).compareEach(container.ports());
        if (!container.ports().getLast().isOfRole()) { // the role's own have names of their own
          names(site.place().text("nameRule"), findings).compareEach(container.ports());
        }
      }
    }
  }

  private static PortIndex numbers(String rule, Findings findings) {
    return new PortIndex(
        ContainerPort::numberKey,
        ContainerPort::numberKey,
        (at, other) ->
            findings.report(
                rule,
                at.number().path(),
                ErrorType.Duplicate,
                "port "
                    + Quote.value(at.number().node())
                    + " is that of "
                    + other.number().path()
                    + (other.given() ? " too" : " by default"),
                "use another number: the operator wants each once, whatever the protocol",
                at.protocol().equals(other.protocol()) ? new String[] {"PODW-02"} : NONE));
  }

  private static PortIndex names(String rule, Findings findings) {
    return new PortIndex(
        ContainerPort::nameKey,
        ContainerPort::nameKey,
        (at, other) ->
            findings.report(
                rule,
                at.name().path(),
                ErrorType.Duplicate,
                "port name " + Quote.value(at.name().node()) + " is that of " + other.name().path(),
                "choose another name",
                "POD-120"));
  }
}
