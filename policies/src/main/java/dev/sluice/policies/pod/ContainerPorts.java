package dev.sluice.policies.pod;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.render.Origin;
import dev.sluice.policies.render.Part;
import dev.sluice.policies.render.RenderedPod;
import dev.sluice.policies.render.RenderedPod.Role;
import dev.sluice.policies.render.Twins;
import dev.sluice.policies.rule.Findings;
import java.util.List;

/** The ports that the containers of one pod declare, among themselves. */
final class ContainerPorts implements PodRule {
  private static final int FEW = 16;

  @Override
  public void judge(Pods pods, Findings findings) {
    for (RenderedPod pod : pods.all()) {
      new OfPod(pods, pod, findings).judge();
    }
  }

  private record OfPod(Pods pods, RenderedPod pod, Findings findings) {
    void judge() {
      if (!hasTwins()) {
        return;
      }
      PortIndex numbers =
          new PortIndex(ContainerPort::takenOfPod, ContainerPort::wantedOfPod, this::sameNumber);
      PortIndex names = PortIndex.ofNames(this::nameInPod);
      for (RenderedPod.Container container : pod.containers()) {
        List<ContainerPort> ports = ContainerPort.of(container);
        if (ports.isEmpty()) {
          continue;
        }
        if (container.role() == Role.MAIN && pods.system() == PodSystem.FLINK_CLUSTER) {
          numbers.compareTogether(ports); // its operator has stricter rules on a role's own list
        } else {
          PortIndex.ofNames(this::nameInContainer).compareEach(ports);
          numbers.compareEach(ports);
        }
        if (container.role() != Role.INIT) {
          names.compareTogether(ports);
        }
      }
    }

    /** Whether two ports have a number or a name in common: all others do not clash. */
    private boolean hasTwins() {
      Twins names = new Twins(FEW);
      Twins numbers = new Twins(FEW);
      for (RenderedPod.Container container : pod.containers()) {
        names.add(container.ports(), "name");
        for (Part port : container.ports()) {
          JsonNode number = port.node("containerPort");
          if (number.isNumber()) {
            numbers.add(number.longValue());
          }
        }
      }
      return names.areAny() || numbers.areAny();
    }

    private void nameInContainer(ContainerPort at, ContainerPort other) {
      if (other.entry().origin() instanceof Origin.Added added && !added.row().isEmpty()) {
        String fix = "remove the port, or give it another name and number";
        report(added.row(), at.name(), "duplicate port name ", adds(added), fix);
      } else {
        String fix = "give the port another name, or remove it";
        report("POD-120", at.name(), "duplicate port name ", " in one container", fix);
      }
    }

    private void nameInPod(ContainerPort at, ContainerPort other) {
      String fix = "choose another name, since Services take the first port of a name";
      if (other.entry().origin() instanceof Origin.Added added && !added.row().isEmpty()) {
        report("FLK-005", at.name(), "duplicate port name ", adds(added), fix);
      } else {
        report("PODW-03", at.name(), "duplicate port name ", hasIt(other.name()), fix);
      }
    }

    private void sameNumber(ContainerPort at, ContainerPort other) {
      if (!(other.entry().origin() instanceof Origin.Added added) || added.row().isEmpty()) {
        String fix = "use another port, since the containers of a pod share one network";
        report("PODW-02", at.number(), "duplicate port ", hasIt(other.number()), fix);
      } else if (at.role() == Role.SIDECAR) { // an init container has ended when Flink starts
        String fix = "let the container listen on another port, since a pod has one network";
        String listens = " of this container is the one that Flink listens on";
        report("FLK-004", at.number(), "port ", listens + as(other), fix);
      } else if (at.role() == Role.MAIN && !at.nameKey().equals(other.nameKey())) {
        String both = " is declared here and by Flink itself" + as(other);
        report(
            "FLK-003",
            at.number(),
            "port ",
            both + ", so this entry is redundant",
            "remove the entry");
      }
    }

    private static String as(ContainerPort port) {
      return " (as " + Quote.string(port.name().string().orElse("")) + ")";
    }

    private String hasIt(Part other) {
      return other.place().isEmpty() && other.origin() instanceof Origin.Added added
          ? adds(added)
          : ": " + other.path() + " has it, too";
    }

    private String adds(Origin.Added added) {
      return ": " + added.by() + " adds its own to the pod of its " + pod.process().title();
    }

    private void report(String row, Part at, String before, String after, String fix) {
      Findings.Report report = pods.report(pod, row, findings);
      if (report.isWanted()) {
        report.duplicate(at, before + Quote.value(at.value()) + after, fix);
      }
    }
  }
}
