package dev.sluice.policies.flink;

import dev.sluice.policies.flink.FlinkPorts.ListeningPort;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.pod.ContainerPort;
import dev.sluice.policies.pod.PodSystem;
import dev.sluice.policies.render.Origin;
import dev.sluice.policies.render.Part;
import dev.sluice.policies.render.RenderedPod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The ports of a process's pod in use, with what a person calls their owners. */
final class TakenPorts {
  private static final int OWNERS_NAMED = 4;

  /** Whose port it is; mostly nobody asks for the name. */
  private record Owner(Supplier<String> name, String role) {}

  private final Map<Long, List<Owner>> owners = new HashMap<>();

  /** What Flink and the containers of a pod take of the numbers of listening ports. */
  static TakenPorts of(PodSystem system, RenderedPod pod, List<ListeningPort> listening) {
    TakenPorts taken = new TakenPorts();
    for (ListeningPort port : listening) {
      taken.owners.put((long) port.number(), new ArrayList<>(1));
    }
    for (RenderedPod.Container container : pod.containers()) {
      for (Part port : container.ports()) {
        if (taken.owners.containsKey(port.node("containerPort").longValue())) {
          taken.add(system, new ContainerPort(container.role(), port));
        }
      }
    }
    return taken;
  }

  /** Adds a sidecar's ports, and what the system itself adds to the main container. */
  private void add(PodSystem system, ContainerPort port) {
    Optional<Long> number = port.number().value().integer();
    if (number.isEmpty() || !counts(port)) {
      return;
    }
    if (port.entry().origin() instanceof Origin.Added added) {
      boolean isRole = system == PodSystem.FLINK_CLUSTER;
      String name = isRole ? added.because() : Quote.string(added.because());
      add(number.get(), () -> name, isRole ? port.name().string().orElse("") : "");
    } else {
      add(number.get(), () -> port.number().path().shortened().toString(), "");
    }
  }

  private static boolean counts(ContainerPort port) {
    return switch (port.role()) {
      case INIT -> false;
      case MAIN -> !port.entry().isWritten();
      case SIDECAR -> port.isTcp();
    };
  }

  /** Adds a port; {@code role} is the FlinkCluster role port that it is, if it is one. */
  void add(long number, Supplier<String> name, String role) {
    List<Owner> known = owners.get(number);
    if (known != null && known.size() < OWNERS_NAMED) {
      known.add(new Owner(name, role));
    }
  }

  /** Who has the port already, but for the role port that means the same socket. */
  List<String> others(ListeningPort port) {
    List<Owner> known = owners.getOrDefault((long) port.number(), List.of());
    return known.isEmpty()
        ? List.of()
        : known.stream()
            .filter(owner -> owner.role.isEmpty() || !owner.role.equals(port.same()))
            .map(owner -> owner.name.get())
            .toList();
  }
}
