package dev.sluice.policies.pod;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.sluice.policies.kubernetes.Value;
import java.util.List;

/**
 * A port that a container declares.
 *
 * @param entry the port as an object; not set for a role's own port
 * @param number its number, at its exact path
 * @param name its name, at its exact path
 */
public record ContainerPort(Value entry, Value number, Value name) {

  /** An entry of a container's {@code ports}. */
  static ContainerPort of(Value entry) {
    return new ContainerPort(entry, entry.get("containerPort"), entry.get("name"));
  }

  /** A FlinkCluster role's own port, a field of its {@code ports} that may be filled in. */
  static ContainerPort ofRole(Value number) {
    Value name = Value.of(TextNode.valueOf(number.name()), number.path());
    return new ContainerPort(Value.missing(number.path()), number, name);
  }

  /** Whether it is a FlinkCluster role's own port, not one of a list. */
  public boolean isOfRole() {
    return entry.node().isMissingNode();
  }

  /** Whether the resource gives it; else the API server fills it in. */
  public boolean given() {
    return !isOfRole() || number.isGiven();
  }

  /** Whether it has that number. */
  public boolean hasNumber(long wanted) {
    return number.integer().orElse(0L) == wanted;
  }

  /** Whether it has that name. */
  public boolean isNamed(String wanted) {
    return name.is(wanted);
  }

  /** Whether its protocol is TCP, as all of Flink's own are. */
  public boolean isTcp() {
    return protocol().equals("TCP");
  }

  /** The protocol; TCP where none is given. */
  public String protocol() {
    return entry.get("protocol").filledString().orElse("TCP");
  }

  /** The number as a key; none where there is no number. */
  public List<String> numberKey() {
    return number.integer().filter(n -> n > 0).map(n -> List.of(n.toString())).orElse(List.of());
  }

  /** The name as a key; none where there is no name. */
  public List<String> nameKey() {
    return name.filledString().map(List::of).orElse(List.of());
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
    return entry.get("hostPort").integer().orElse(0L);
  }

  private String hostAddress() {
    return entry.get("hostIP").string().orElse("");
  }
}
