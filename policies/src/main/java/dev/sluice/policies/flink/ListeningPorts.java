package dev.sluice.policies.flink;

import dev.sluice.policies.flink.FlinkPorts.ListeningPort;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
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
final class ListeningPorts implements Rule<FlinkOptions> {
  @Override
  public void judge(Field<FlinkOptions> field, Findings findings) {
    if (field.spec().ports() == FlinkOptions.Ports.none) {
      return;
    }
    Map<ListeningPort, Set<String>> clashes = new LinkedHashMap<>();
    for (String process : List.of("jobmanager", "taskmanager")) {
      find(field, process, clashes);
    }
    clashes.forEach((port, owners) -> report(port, owners, findings));
  }

  private static void find(
      Field<FlinkOptions> field, String process, Map<ListeningPort, Set<String>> clashes) {
    List<ListeningPort> listening = FlinkPorts.listening(FlinkConfiguration.of(field), process);
    if (listening.isEmpty()) {
      return;
    }
    TakenPorts taken = TakenPorts.of(field, process);
    for (ListeningPort port : listening) {
      for (String owner : taken.others(port)) {
        clashes.computeIfAbsent(port, p -> new LinkedHashSet<>()).add(owner);
      }
      taken.add(port.number(), Quote.string(port.option()), "");
    }
  }

  private static void report(ListeningPort port, Set<String> owners, Findings findings) {
    findings
        .of("SLU-004")
        .duplicate(
            port.given(),
            Quote.string(port.option())
                + " is port "
                + port.number()
                + ", which is also that of "
                + String.join(", ", owners),
            "choose another port, since the containers of a pod share one network");
  }
}
