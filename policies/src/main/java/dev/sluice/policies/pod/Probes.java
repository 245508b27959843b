package dev.sluice.policies.pod;

import dev.sluice.policies.kubernetes.DnsNames;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.render.Origin.Added;
import dev.sluice.policies.render.Part;
import dev.sluice.policies.render.RenderedPod;
import dev.sluice.policies.render.RenderedPod.Role;
import dev.sluice.policies.rule.Findings;
import java.util.List;

/** Probes that ask a port by a name that no port of their container has in the built pod. */
final class Probes implements PodRule {
  private static final String ROW = "FLK-032";

  /** The same of a container beside Flink's. */
  private static final String OTHER = "PODL-04";

  private static final List<String> PROBES =
      List.of("startupProbe", "readinessProbe", "livenessProbe");
  private static final List<String> HANDLERS = List.of("httpGet", "tcpSocket");

  @Override
  public void judge(Pods pods, Findings findings) {
    for (RenderedPod pod : pods.all()) {
      for (RenderedPod.Container container : pod.containers()) {
        if (container.role() != Role.INIT && !container.isRepeated()) {
          judge(pods, pod, container, findings);
        }
      }
    }
  }

  private static void judge(
      Pods pods, RenderedPod pod, RenderedPod.Container container, Findings findings) {
    for (String probe : PROBES) {
      if (!container.part().has(probe)) {
        continue;
      }
      Part asks = container.part().get(probe);
      for (String handler : HANDLERS) {
        String name = asks.node(handler).isObject() ? asks.get(handler).text("port") : "";
        if (!name.isEmpty() && !hasPort(container, name) && DnsNames.isPortName(name)) {
          String row = container.role() == Role.MAIN ? ROW : OTHER;
          report(pods, pod, row, probe, asks.get(handler).get("port"), findings);
        }
      }
    }
  }

  private static boolean hasPort(RenderedPod.Container container, String name) {
    for (Part port : container.ports()) {
      if (port.text("name").equals(name)) {
        return true;
      }
    }
    return false;
  }

  /** Flink declares no port on the host's network, so that is what an added probe clashes with. */
  private static void report(
      Pods pods, RenderedPod pod, String row, String probe, Part port, Findings findings) {
    String name = Quote.string(port.string().orElse(""));
    if (port.isWritten()) {
      String problem = "no port of the container is called " + name + ", so the probe never passes";
      pods.report(pod, row, findings).notFound(port, problem, "name a declared port, or a number");
      return;
    }
    Part network = pod.spec().get("hostNetwork");
    if (network.place().isPresent() && port.origin() instanceof Added added) {
      String problem =
          "on the host's network Flink declares no port %s, which the %s of %s asks"
              .formatted(name, probe, added.by());
      String fix = "set " + added.because() + " to false, or write a probe by number";
      pods.report(pod, row, findings).invalid(network, problem, fix);
    }
  }
}
