package dev.sluice.policies.rules;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds, for each port of a list, the first earlier one that it clashes with, in one pass however
 * long the list.
 *
 * <p>A clash is to be mended at the later port, unless that is filled in by the API server: then at
 * the earlier one. Two that are both filled in never clash.
 */
final class PortIndex {
  /** What to do with a clash: {@code at} is to be changed because of {@code other}. */
  interface Clash {
    void report(ContainerPort at, ContainerPort other);
  }

  private final Map<String, ContainerPort> first = new HashMap<>();
  private final Function<ContainerPort, List<String>> taken;
  private final Function<ContainerPort, List<String>> wanted;
  private final Clash clash;

  /** Ports clash where the later one wants a key that the earlier one has taken. */
  PortIndex(
      Function<ContainerPort, List<String>> taken,
      Function<ContainerPort, List<String>> wanted,
      Clash clash) {
    this.taken = taken;
    this.wanted = wanted;
    this.clash = clash;
  }

  /** Compares the ports with all before them, also with one another. */
  void compareEach(List<ContainerPort> ports) {
    ports.forEach(port -> compareTogether(List.of(port)));
  }

  /** Compares the ports with all before them, but not with one another. */
  void compareTogether(List<ContainerPort> ports) {
    ports.forEach(this::compare);
    ports.forEach(port -> taken.apply(port).forEach(key -> first.putIfAbsent(key, port)));
  }

  private void compare(ContainerPort later) {
    Optional<ContainerPort> earlier =
        wanted.apply(later).stream().map(first::get).filter(Objects::nonNull).findFirst();
    earlier.ifPresent(
        port -> {
          if (later.given()) {
            clash.report(later, port);
          } else if (port.given()) {
            clash.report(port, later);
          }
        });
  }
}
