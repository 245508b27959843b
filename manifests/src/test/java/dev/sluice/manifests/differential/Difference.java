package dev.sluice.manifests.differential;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.manifests.differential.Outcome.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A pod on which the two sides do not agree.
 *
 * @param number of the case in its run
 * @param target of the pod
 * @param pod as both sides got it
 */
record Difference(int number, Target target, ObjectNode pod, Outcome server, Outcome sluice) {
  private static final int LONGEST = 1500;

  boolean isOfVerdict() {
    return server.isAccepted() != sluice.isAccepted();
  }

  boolean refusesWhatIsAccepted() {
    return server.isAccepted() && !sluice.isAccepted();
  }

  /**
   * What one side says and the other does not.
   *
   * @param signature who and what, without numbers: {@code server: spec.containers[].name Required}
   */
  record Alone(String signature, Cause cause) {}

  List<Alone> alone() {
    // Where one side reads nothing, it cannot say what else the other says.
    for (String side : List.of("server", "sluice")) {
      Outcome outcome = side.equals("server") ? server : sluice;
      if (outcome.kind() == Outcome.Kind.UNREADABLE) {
        Cause unreadable = outcome.causes().iterator().next();
        return List.of(new Alone(side + ": Unreadable " + shortened(outcome.text()), unreadable));
      }
    }
    List<Alone> alone = new ArrayList<>();
    server.beyond(sluice).forEach(c -> alone.add(new Alone("server: " + signature(c), c)));
    sluice.beyond(server).forEach(c -> alone.add(new Alone("sluice: " + signature(c), c)));
    return alone;
  }

  Set<String> signatures() {
    return alone().stream().map(Alone::signature).collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whether neither side says anything that it did not say of another pod. */
  boolean saysNoMoreThan(Difference other) {
    return server.kind() == other.server.kind()
        && other.all(other.server).containsAll(all(server))
        && other.all(other.sluice).containsAll(all(sluice));
  }

  private Set<String> all(Outcome outcome) {
    return outcome.causes().stream().map(this::signature).collect(Collectors.toSet());
  }

  private static String shortened(String text) {
    return text.replaceAll("Go struct field \\S+", "field")
        .replaceAll(".*in version \"\\w+\" cannot be handled as a \\w+: ", "")
        .replaceAll("\"[^\"]*\"", "\"\"")
        .replaceAll("\\[\\d+]", "[]");
  }

  private String signature(Cause cause) {
    String path =
        cause.path().startsWith(target.template())
            ? cause.path().substring(target.template().length()).replaceFirst("^\\.", "")
            : cause.path();
    return path.replaceAll("\\[[^]]*]", "[]") + " " + cause.type();
  }

  @Override
  public String toString() {
    return "case %d, %s\n    server: %s %s %s\n    sluice: %s %s %s\n    %s"
        .formatted(
            number,
            target,
            server.kind(),
            lines(server),
            cut(server.text()),
            sluice.kind(),
            lines(sluice),
            cut(sluice.text()),
            cut(pod.toString().replaceAll("([^\"\\\\])\\1{39,}", "$1*many$1")));
  }

  private static String lines(Outcome outcome) {
    return outcome.causes().stream().map(Cause::toString).collect(Collectors.joining(", "));
  }

  private static String cut(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
  }
}
