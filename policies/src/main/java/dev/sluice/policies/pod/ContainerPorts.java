package dev.sluice.policies.pod;

import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.List;
import java.util.Set;

/** The ports that the containers of one pod declare, among themselves. */
public final class ContainerPorts implements Rule {
  @Override
  public Set<String> ids() {
    return Set.of("POD-120", "PODW-02", "PODW-03");
  }

  @Override
  public FieldType place() {
    return FieldType.CONTAINER_PORTS;
  }

  @Override
  public void judge(Field site, Findings findings) {
    // A role's own list has the operator's stricter rules.
    boolean isRole = !site.place().text("numberRule").isEmpty();
    List<PodContainer> containers = PodContainer.of(site);
    if (isRole && containers.size() == 1) {
      return;
    }
    PortIndex numbers = numbers(findings);
    PortIndex names = names(findings);
    for (PodContainer container : containers) {
      if (isRole && container.role() == PodContainer.Role.MAIN) {
        numbers.compareTogether(container.ports());
      } else {
        ownNames(site, findings).compareEach(container.ports());
        numbers.compareEach(container.ports());
      }
      if (container.role() != PodContainer.Role.INIT) {
        names.compareTogether(container.ports());
      }
    }
  }

  private static PortIndex ownNames(Field site, Findings findings) {
    boolean replaced =
        site.place().texts("processes").stream().allMatch(p -> PodContainer.mayBeReplaced(site, p));
    return new PortIndex(
        ContainerPort::nameKey,
        ContainerPort::nameKey,
        (at, other) -> {
          FieldPath path = at.name().path();
          String problem =
              "port name " + Quote.value(at.name().node()) + " stands twice in one container";
          String fix = "give the port another name, or remove it";
          if (replaced) {
            findings.advise("POD-120", path, ErrorType.Duplicate, problem, fix);
          } else {
            findings.report("POD-120", path, ErrorType.Duplicate, problem, fix);
          }
        });
  }

  private static PortIndex numbers(Findings findings) {
    return new PortIndex(
        ContainerPort::takenOfPod,
        ContainerPort::wantedOfPod,
        (at, other) ->
            findings.report(
                "PODW-02",
                at.number().path(),
                ErrorType.Duplicate,
                "port "
                    + Quote.value(at.number().node())
                    + " is that of "
                    + other.number().path()
                    + " too",
                "use a port of its own: the containers of a pod share one network"));
  }

  private static PortIndex names(Findings findings) {
    return new PortIndex(
        ContainerPort::nameKey,
        ContainerPort::nameKey,
        (at, other) ->
            findings.report(
                "PODW-03",
                at.name().path(),
                ErrorType.Duplicate,
                "port name "
                    + Quote.value(at.name().node())
                    + " stands at "
                    + other.name().path()
                    + " too: Services and probes take the first",
                "give the ports different names"));
  }
}
