package dev.sluice.policies.flink;

import dev.sluice.policies.flink.FlinkPorts.AddedPort;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.pod.ContainerPort;
import dev.sluice.policies.pod.PodContainer;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.List;
import java.util.Set;

/** Ports of a pod template against those that Flink adds when it makes the pod. */
public final class AddedPorts implements Rule {
  @Override
  public Set<String> ids() {
    return Set.of("FLK-001", "FLK-002", "FLK-003", "FLK-004", "FLK-005", "VVP-051");
  }

  @Override
  public FieldType place() {
    return FieldType.CONTAINER_PORTS;
  }

  @Override
  public void judge(Field site, Findings findings) {
    if (!site.place().text("numberRule").isEmpty()) {
      return; // the FlinkCluster operator makes its pods itself
    }
    List<PodContainer> containers = PodContainer.of(site);
    if (containers.stream().allMatch(container -> container.ports().isEmpty())) {
      return;
    }
    FlinkConfiguration configuration =
        FlinkConfiguration.at(site.place().text("configurationAt"), site.resource());
    for (String process : site.place().texts("processes")) {
      for (AddedPort added : FlinkPorts.added(configuration, process)) {
        Collision collision = new Collision(site, process, added, findings);
        containers.forEach(collision::judge);
      }
    }
  }

  /** One port that Flink adds for one process, against the containers of one template. */
  private record Collision(Field site, String process, AddedPort added, Findings findings) {

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
            "port name " + Quote.value(port.name().node()) + " is taken by " + owner(),
            "remove the port, or give it another name");
      } else if (hasNumber(port)) {
        report(
            "FLK-003",
            port.number(),
            "port " + Quote.value(port.number().node()) + " is declared again by " + owner(),
            "remove the port: Flink declares it as " + Quote.text(added.row().name()));
      }
    }

    private void sidecar(ContainerPort port) {
      if (hasNumber(port)) {
        report(
            "FLK-004",
            port.number(),
            "port " + Quote.value(port.number().node()) + " is used by " + owner(),
            "let the container listen on another port: it shares the pod's network with Flink");
      }
      if (port.isNamed(added.row().name())) {
        report(
            "FLK-005",
            port.name(),
            "port name " + Quote.value(port.name().node()) + " is used by " + owner(),
            "choose another name: Services and probes take the first port of a name");
      }
    }

    private boolean hasNumber(ContainerPort port) {
      return added.number().filter(n -> port.hasNumber(n)).isPresent() && port.isTcp();
    }

    private String owner() {
      return "the port that Flink adds for its "
          + (process.equals("jobmanager") ? "JobManager" : "TaskManager");
    }

    private void report(String rule, Value at, String problem, String fix) {
      String named = site.place().text("collisions");
      if (!named.isEmpty()) {
        findings.report(named, at.path(), ErrorType.Duplicate, problem, fix, rule);
      } else if (isCertain()) {
        findings.report(rule, at.path(), ErrorType.Duplicate, problem, fix);
      } else {
        findings.advise(rule, at.path(), ErrorType.Duplicate, problem, fix);
      }
    }

    private boolean isCertain() {
      return !site.place().text("certain").equals("false")
          && !PodContainer.mayBeReplaced(site, process);
    }
  }
}
