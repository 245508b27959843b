package dev.sluice.policies.pod;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Finds, for each port of a list, the first earlier one that it clashes with, in one pass however
 * long the list.
 *
 * <p>A clash is to be mended at the later port, unless that is added by a system: then at the
 * earlier one. Two that are both added never clash.
 */
public final class PortIndex {
  /** What to do with a clash. */
  @FunctionalInterface
  public interface Clash {

    /** Reports that {@code at} is to be changed because of {@code other}. */
    void report(ContainerPort at, ContainerPort other);
  }

  private final Map<String, ContainerPort> first = new HashMap<>();
  private final Function<ContainerPort, List<String>> taken;
  private final Function<ContainerPort, List<String>> wanted;
  private final Clash clash;

  /** Ports clash where the later one wants a key that the earlier one has taken. */
  public PortIndex(
      Function<ContainerPort, List<String>> taken,
      Function<ContainerPort, List<String>> wanted,
      Clash clash) {
    this.taken = taken;
    this.wanted = wanted;
    this.clash = clash;
  }

  /** Ports clash where their names are the same. */
  public static PortIndex ofNames(Clash clash) {
    return new PortIndex(ContainerPort::nameKey, ContainerPort::nameKey, clash);
  }

  /** Compares the ports with all before them, also with one another. */
  public void compareEach(List<ContainerPort> ports) {
    for (ContainerPort port : ports) {
      compare(port);
      take(port);
    }
  }

  /** Compares the ports with all before them, but not with one another. */
  void compareTogether(List<ContainerPort> ports) {
    ports.forEach(this::compare);
    ports.forEach(this::take);
  }

  private void take(ContainerPort port) {
    for (String key : taken.apply(port)) {
      first.putIfAbsent(key, port);
    }
  }

  private void compare(ContainerPort later) {
    for (String key : wanted.apply(later)) {
      ContainerPort earlier = first.get(key);
      if (earlier != null) {
        if (later.isWritten()) {
          clash.report(later, earlier);
        } else if (earlier.isWritten()) {
          clash.report(earlier, later);
        }
        return;
      }
    }
  }
}
