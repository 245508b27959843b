package dev.sluice.policies.pod;

import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.pod.PodContainer.Role;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.List;

/** The ports that the containers of one pod declare, among themselves. */
final class ContainerPorts implements Rule<PodPorts> {
  @Override
  public void judge(Field<PodPorts> pod, Findings findings) {
    // A role's own list has the operator's stricter rules.
    boolean isRole = pod.spec().isRole();
    List<PodContainer> containers = PodContainer.of(pod);
    if (isRole && containers.size() == 1) {
      return;
    }
    PortIndex numbers = numbers(findings);
    PortIndex names = names(findings);
    for (PodContainer container : containers) {
      if (isRole && container.role() == Role.MAIN) {
        numbers.compareTogether(container.ports());
      } else {
        ownNames(pod, findings).compareEach(container.ports());
        numbers.compareEach(container.ports());
      }
      if (container.role() != Role.INIT) {
        names.compareTogether(container.ports());
      }
    }
  }

  private static PortIndex ownNames(Field<PodPorts> pod, Findings findings) {
    return PortIndex.ofNames(
        (at, other) ->
            findings
                .of("POD-120")
                .mildIf(isReplaced(pod))
                .duplicate(
                    at.name(),
                    "duplicate port name " + Quote.value(at.name()) + " in one container",
                    "give the port another name, or remove it"));
  }

  private static boolean isReplaced(Field<PodPorts> pod) {
    return pod.spec().processes().stream().allMatch(p -> PodContainer.mayBeReplaced(pod, p));
  }

  private static PortIndex numbers(Findings findings) {
    return new PortIndex(
        ContainerPort::takenOfPod,
        ContainerPort::wantedOfPod,
        (at, other) ->
            findings
                .of("PODW-02")
                .duplicate(
                    at.number(),
                    "duplicate port "
                        + Quote.value(at.number())
                        + ": "
                        + other.number().path()
                        + " has it, too",
                    "use another port, since the containers of a pod share one network"));
  }

  private static PortIndex names(Findings findings) {
    return PortIndex.ofNames(
        (at, other) ->
            findings
                .of("PODW-03")
                .duplicate(
                    at.name(),
                    "duplicate port name "
                        + Quote.value(at.name())
                        + ": "
                        + other.name().path()
                        + " has it, too",
                    "give the ports different names, since Services take the first of a name"));
  }
}
