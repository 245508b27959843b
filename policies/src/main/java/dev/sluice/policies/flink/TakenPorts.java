package dev.sluice.policies.flink;

import dev.sluice.policies.flink.FlinkPorts.AddedPort;
import dev.sluice.policies.flink.FlinkPorts.ListeningPort;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.pod.ContainerPort;
import dev.sluice.policies.pod.PodContainer;
import dev.sluice.policies.pod.PodPorts;
import dev.sluice.policies.rule.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The ports of a process's pod in use, with what a person calls their owners. */
final class TakenPorts {
  private static final int OWNERS_NAMED = 4;

  private record Owner(String name, String role) {}

  private final Map<Long, List<Owner>> owners = new HashMap<>();

  /** What Flink and the containers of a process's pods take; nothing of the listening ports. */
  static TakenPorts of(Field<FlinkOptions> field, String process) {
    TakenPorts taken = new TakenPorts();
    if (field.spec().ports() != FlinkOptions.Ports.roles) {
      for (AddedPort port : FlinkPorts.added(FlinkConfiguration.of(field), process)) {
        port.number().ifPresent(n -> taken.add(n, () -> Quote.string(port.row().option()), ""));
      }
    }
    for (Field<PodPorts> pod : PodContainer.fields(field, process)) {
      PodContainer.of(pod).forEach(taken::add);
    }
    return taken;
  }

  /** Adds a sidecar's ports, and a FlinkCluster role's own but not its extra ones. */
  private void add(PodContainer container) {
    for (ContainerPort port : container.ports()) {
      boolean counts =
          switch (container.role()) {
            case INIT -> false;
            case MAIN -> port.isOfRole();
            case SIDECAR -> port.isTcp();
          };
      if (counts) {
        String role = port.isOfRole() ? port.name().string().orElse("") : "";
        port.number()
            .integer()
            .ifPresent(n -> add(n, () -> port.number().path().shortened().toString(), role));
      }
    }
  }

  /** Adds a port; {@code role} is the FlinkCluster role port that it is, if it is one. */
  void add(long number, Supplier<String> name, String role) {
    List<Owner> known = owners.computeIfAbsent(number, n -> new ArrayList<>());
    if (known.size() < OWNERS_NAMED) {
      known.add(new Owner(name.get(), role));
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
