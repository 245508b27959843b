package dev.sluice.policies.pod;

import dev.sluice.policies.render.Part;
import dev.sluice.policies.render.RenderedPod;
import dev.sluice.policies.render.RenderedPod.Role;
import java.util.ArrayList;
import java.util.List;

/**
 * A port that a container of a rendered pod declares.
 *
 * @param role what its container is
 * @param entry the port
 */
public record ContainerPort(Role role, Part entry) {

  /** The ports of a container. */
  public static List<ContainerPort> of(RenderedPod.Container container) {
    List<ContainerPort> ports = new ArrayList<>(container.ports().size());
    for (Part port : container.ports()) {
      ports.add(new ContainerPort(container.role(), port));
    }
    return ports;
  }

  /** Its number. */
  public Part number() {
    return entry.get("containerPort");
  }

  /** Its name. */
  public Part name() {
    return entry.get("name");
  }

  /** Whether somebody wrote its number; else a system adds it. */
  public boolean isWritten() {
    return number().isWritten();
  }

  /** Whether its protocol is TCP, as all of Flink's own are. */
  public boolean isTcp() {
    return protocol().equals("TCP");
  }

  /** The protocol; TCP where none is given. */
  public String protocol() {
    return entry.get("protocol").string().orElse("TCP");
  }

  /** The number as a key; none where there is no number. */
  public List<String> numberKey() {
    return number()
        .value()
        .integer()
        .filter(n -> n > 0)
        .map(n -> List.of(n.toString()))
        .orElse(List.of());
  }

  /** The name as a key; none where there is no name. */
  public List<String> nameKey() {
    return name().string().map(List::of).orElse(List.of());
  }

  /** What a later port of the same pod may not want: see {@link #wantedOfPod}. */
  List<String> takenOfPod() {
    return numberKey().stream()
        .map(n -> n + "/" + protocol())
        .flatMap(port -> List.of(port, onHost(port), onHost(port) + "@" + hostAddress()).stream())
        .toList();
  }

  /**
   * What an earlier port of the same pod may not have taken. Ports of one number and protocol are
   * apart only on different host ports, or on one host port of different addresses.
   */
  List<String> wantedOfPod() {
    return numberKey().stream()
        .map(n -> n + "/" + protocol())
        .flatMap(port -> (hostPort() == 0 ? List.of(port) : wantedOnHost(port)).stream())
        .toList();
  }

  private List<String> wantedOnHost(String port) {
    String address = hostAddress().isEmpty() ? "" : "@" + hostAddress();
    return List.of(port + ":0", onHost(port) + "@", onHost(port) + address);
  }

  private String onHost(String port) {
    return port + ":" + hostPort();
  }

  private long hostPort() {
    return entry.get("hostPort").value().integer().orElse(0L);
  }

  private String hostAddress() {
    return entry.get("hostIP").string().orElse("");
  }
}
