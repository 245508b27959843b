package dev.sluice.policies.flink;

import dev.sluice.policies.flink.FlinkPorts.AddedPort;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.pod.ContainerPort;
import dev.sluice.policies.pod.PodContainer;
import dev.sluice.policies.pod.PodPorts;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.List;

/** Ports of a pod template against those that Flink adds when it makes the pod. */
final class AddedPorts implements Rule<PodPorts> {
  @Override
  public void judge(Field<PodPorts> pod, Findings findings) {
    if (pod.spec().isRole()) {
      return; // the FlinkCluster operator makes its pods itself
    }
    List<PodContainer> containers = PodContainer.of(pod);
    if (containers.stream().allMatch(container -> container.ports().isEmpty())) {
      return;
    }
    FlinkConfiguration configuration = configuration(pod);
    for (String process : pod.spec().processes()) {
      for (AddedPort added : FlinkPorts.added(configuration, process)) {
        Collision collision = new Collision(pod, process, added, findings);
        containers.forEach(collision::judge);
      }
    }
  }

  private static FlinkConfiguration configuration(Field<PodPorts> pod) {
    return pod.spec()
        .configurationAt()
        .map(at -> FlinkConfiguration.at(at, pod.resource()))
        .orElse(FlinkConfiguration.NONE);
  }

  /** One port that Flink adds for one process, against the containers of one template. */
  private record Collision(
      Field<PodPorts> pod, String process, AddedPort added, Findings findings) {

    void judge(PodContainer container) {
      for (ContainerPort port : container.ports()) {
        switch (container.role()) {
          case MAIN -> main(port);
          case SIDECAR -> sidecar(port);
          case INIT -> {} // has ended when Flink starts
        }
      }
    }

    private void main(ContainerPort port) {
      if (port.isNamed(added.row().name())) {
        report(
            added.row().rule(),
            port.name(),
            "duplicate port name " + Quote.value(port.name()) + ": Flink adds its own" + to(),
            "remove the port, or give it another name and number");
      } else if (hasNumber(port)) {
        report(
            "FLK-003",
            port.number(),
            "port "
                + Quote.value(port.number())
                + " is declared here and by Flink itself (as "
                + Quote.string(added.row().name())
                + "), so this entry is redundant",
            "remove the entry");
      }
    }

    private void sidecar(ContainerPort port) {
      if (hasNumber(port)) {
        report(
            "FLK-004",
            port.number(),
            "port "
                + Quote.value(port.number())
                + " of this container is the one that Flink listens on (as "
                + Quote.string(added.row().name())
                + ")",
            "let the container listen on another port, since a pod has one network");
      }
      if (port.isNamed(added.row().name())) {
        report(
            "FLK-005",
            port.name(),
            "duplicate port name " + Quote.value(port.name()) + ": Flink adds its own" + to(),
            "choose another name, since Services take the first port of a name");
      }
    }

    private boolean hasNumber(ContainerPort port) {
      return added.number().filter(port::hasNumber).isPresent() && port.isTcp();
    }

    private String to() {
      return " to the pod of its " + (process.equals("jobmanager") ? "JobManager" : "TaskManager");
    }

    private void report(String rule, Value at, String problem, String fix) {
      String named = pod.spec().collisions();
      if (named.isEmpty()) {
        findings.of(rule).mildIf(isGuess()).duplicate(at, problem, fix);
      } else {
        findings.of(named).also(rule).duplicate(at, problem, fix);
      }
    }

    private boolean isGuess() {
      return pod.spec().guess() || PodContainer.mayBeReplaced(pod, process);
    }
  }
}
