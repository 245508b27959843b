package dev.sluice.policies.pod;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import java.util.List;

/**
 * A port that a container declares.
 *
 * @param entry the port as an object; not set for a role's own port
 * @param number its number, at its exact path
 * @param name its name, at its exact path
 * @param given whether the resource gives it, or the API server fills it in
 */
public record ContainerPort(Value entry, Value number, Value name, boolean given) {

  /** An entry of a container's {@code ports}. */
  static ContainerPort of(Value entry) {
    return new ContainerPort(entry, entry.get("containerPort"), entry.get("name"), true);
  }

  /** A FlinkCluster role's own port, which may be filled in. */
  static ContainerPort ofRole(Value given, String name, Field role) {
    Value number =
        given.isSet() ? given : role.resource().value(role.place().at() + "/ports/" + name);
    return new ContainerPort(
        Value.missing(given.path()),
        number,
        new Value(TextNode.valueOf(name), given.path()),
        given.isSet());
  }

  /** Whether it is a FlinkCluster role's own port, not one of a list. */
  public boolean isOfRole() {
    return entry.node().isMissingNode();
  }

  public boolean hasNumber(long wanted) {
    return number.number().orElse(0L) == wanted;
  }

  public boolean isNamed(String wanted) {
    return name.text().orElse("").equals(wanted);
  }

  public boolean isTcp() {
    return protocol().equals("TCP");
  }

  /** The protocol; TCP where none is given. */
  public String protocol() {
    return entry.get("protocol").text().filter(text -> !text.isEmpty()).orElse("TCP");
  }

  /** The number as a key; none where there is no number. */
  public List<String> numberKey() {
    return number.number().filter(n -> n > 0).map(n -> List.of(n.toString())).orElse(List.of());
  }

  /** The name as a key; none where there is no name. */
  public List<String> nameKey() {
    return name.text().filter(text -> !text.isEmpty()).map(List::of).orElse(List.of());
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
        .flatMap(
            port ->
                hostPort() == 0
                    ? List.of(port).stream()
                    : List.of(
                        port + ":0",
                        onHost(port) + "@",
                        onHost(port) + (hostAddress().isEmpty() ? "" : "@" + hostAddress()))
                        .stream())
        .toList();
  }

  private String onHost(String port) {
    return port + ":" + hostPort();
  }

  private long hostPort() {
    return entry.get("hostPort").number().orElse(0L);
  }

  private String hostAddress() {
    return entry.get("hostIP").text().orElse("");
  }
}
