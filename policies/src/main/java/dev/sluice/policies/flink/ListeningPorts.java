package dev.sluice.policies.flink;

import dev.sluice.policies.flink.FlinkPorts.AddedPort;
import dev.sluice.policies.flink.FlinkPorts.ListeningPort;
import dev.sluice.policies.kind.FieldSpec;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.pod.ContainerPort;
import dev.sluice.policies.pod.PodContainer;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.ArrayList;
import java.util.HashMap;
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
public final class ListeningPorts implements Rule {
  @Override
  public Set<String> ids() {
    return Set.of("SLU-004");
  }

  @Override
  public FieldType place() {
    return FieldType.FLINK_CONFIGURATION;
  }

  @Override
  public void judge(Field site, Findings findings) {
    if (site.place().text("ports").isEmpty()) {
      return;
    }
    FlinkConfiguration configuration = FlinkConfiguration.of(site);
    Map<ListeningPort, Set<String>> clashes = new LinkedHashMap<>();
    for (String process : List.of("jobmanager", "taskmanager")) {
      List<ListeningPort> listening = FlinkPorts.listening(configuration, process);
      if (listening.isEmpty()) {
        continue;
      }
      TakenPorts taken = taken(site, configuration, process);
      for (ListeningPort port : listening) {
        for (String owner : taken.others(port)) {
          clashes.computeIfAbsent(port, p -> new LinkedHashSet<>()).add(owner);
        }
        taken.add(port.number(), Quote.text(port.option()), "");
      }
    }
    clashes.forEach((port, owners) -> report(port, owners, findings));
  }

  private static void report(ListeningPort port, Set<String> owners, Findings findings) {
    findings.report(
        "SLU-004",
        port.given().path(),
        ErrorType.Duplicate,
        Quote.text(port.option()) + " is the same port as " + String.join(", ", owners),
        "give it a number of its own: all of a pod shares one network");
  }

  /** The ports of a pod in use, with what a person calls their owners. */
  private static final class TakenPorts {
    private static final int OWNERS_NAMED = 4;

    private record Owner(String name, String role) {}

    private final Map<Long, List<Owner>> owners = new HashMap<>();

    /** Adds a port; {@code role} is the FlinkCluster role port that it is, if it is one. */
    void add(long number, String name, String role) {
      List<Owner> known = owners.computeIfAbsent(number, n -> new ArrayList<>());
      if (known.size() < OWNERS_NAMED) {
        known.add(new Owner(name, role));
      }
    }

    /** Who has the port already, but for the role port that means the same socket. */
    List<String> others(ListeningPort port) {
      return owners.getOrDefault((long) port.number(), List.of()).stream()
          .filter(owner -> owner.role.isEmpty() || !owner.role.equals(port.same()))
          .map(Owner::name)
          .toList();
    }
  }

  private static TakenPorts taken(Field site, FlinkConfiguration configuration, String process) {
    TakenPorts taken = new TakenPorts();
    if (!site.place().text("ports").equals("roles")) {
      for (AddedPort port : FlinkPorts.added(configuration, process)) {
        port.number().ifPresent(n -> taken.add(n, Quote.text(port.row().option()), ""));
      }
    }
    for (FieldSpec place : PodContainer.places(site, process)) {
      PodContainer.of(new Field(place, site.resource())).forEach(c -> take(c, taken));
    }
    return taken;
  }

  /** Takes a sidecar's ports, and a FlinkCluster role's own but not its extra ones. */
  private static void take(PodContainer container, TakenPorts taken) {
    for (ContainerPort port : container.ports()) {
      boolean counts =
          switch (container.role()) {
            case INIT -> false;
            case MAIN -> port.isOfRole();
            case SIDECAR -> port.isTcp();
          };
      if (counts) {
        String role = port.isOfRole() ? port.name().text().orElse("") : "";
        port.number().number().ifPresent(n -> taken.add(n, port.number().path().toString(), role));
      }
    }
  }
}
