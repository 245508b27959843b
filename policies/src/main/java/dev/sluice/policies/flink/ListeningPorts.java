package dev.sluice.policies.flink;

import dev.sluice.policies.flink.FlinkPorts.ListeningPort;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.pod.PodRule;
import dev.sluice.policies.pod.Pods;
import dev.sluice.policies.render.RenderedPod;
import dev.sluice.policies.rule.Findings;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Ports that options open in Flink's processes besides the ones with a container port: metrics
 * reporters, queryable state, data exchange. A reporter's port among those of the main container is
 * how it is scraped, and no clash.
 */
final class ListeningPorts implements PodRule {
  @Override
  public void judge(Pods pods, Findings findings) {
    FlinkConfiguration configuration =
        pods.configurationAt()
            .map(at -> FlinkConfiguration.at(at, pods.resource()))
            .orElse(FlinkConfiguration.NONE);
    List<ListeningPort> reporters = FlinkPorts.reporting(configuration);
    Map<String, Clash> clashes = new LinkedHashMap<>();
    for (RenderedPod pod : pods.all()) {
      List<ListeningPort> listening = FlinkPorts.listening(configuration, pod.process().word());
      listening.addAll(reporters);
      if (!listening.isEmpty()) {
        find(listening, TakenPorts.of(pods.system(), pod, listening), clashes);
      }
    }
    clashes.values().forEach(clash -> report(clash, findings));
  }

  /** A port, the same one in all processes, and who has it already. */
  private record Clash(ListeningPort port, Set<String> owners) {}

  private static void find(
      List<ListeningPort> listening, TakenPorts taken, Map<String, Clash> clashes) {
    for (ListeningPort port : listening) {
      List<String> others = taken.others(port);
      if (!others.isEmpty()) {
        clashes
            .computeIfAbsent(port.option(), option -> new Clash(port, new LinkedHashSet<>()))
            .owners()
            .addAll(others);
      }
      taken.add(port.number(), () -> Quote.string(port.option()), "");
    }
  }

  private static void report(Clash clash, Findings findings) {
    Findings.Report report = findings.of("SLU-004");
    if (report.isWanted()) {
      report.duplicate(
          clash.port().given(),
          Quote.string(clash.port().option())
              + " is port "
              + clash.port().number()
              + ", which is also that of "
              + String.join(", ", clash.owners()),
          "choose another port, since the containers of a pod share one network");
    }
  }
}
