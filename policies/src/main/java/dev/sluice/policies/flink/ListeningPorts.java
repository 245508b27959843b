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
    Map<String, Clash> clashes = new LinkedHashMap<>();
    for (String process : List.of("jobmanager", "taskmanager")) {
      find(field, process, clashes);
    }
    clashes.values().forEach(clash -> report(clash, findings));
  }

  /** A port, the same one in all processes, and who has it already. */
  private record Clash(ListeningPort port, Set<String> owners) {}

  private static void find(Field<FlinkOptions> field, String process, Map<String, Clash> clashes) {
    List<ListeningPort> listening = FlinkPorts.listening(FlinkConfiguration.of(field), process);
    if (listening.isEmpty()) {
      return;
    }
    TakenPorts taken = TakenPorts.of(field, process);
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
              + " is the same port as "
              + String.join(", ", clash.owners()),
          "give it a number of its own: all of a pod shares one network");
    }
  }
}
