package dev.sluice.manifests.differential;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.manifests.differential.Outcome.Cause;
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

  /** Who alone says what, without numbers: {@code server: spec.containers[].name Required}. */
  Set<String> signatures() {
    Set<String> signatures = new TreeSet<>();
    // Where one side reads nothing, it cannot say what else the other says.
    if (server.kind() == Outcome.Kind.UNREADABLE || sluice.kind() == Outcome.Kind.UNREADABLE) {
      signatures.add(
          server.kind() == Outcome.Kind.UNREADABLE
              ? "server: Unreadable " + shortened(server.text())
              : "sluice: Unreadable " + shortened(sluice.text()));
      return signatures;
    }
    server.beyond(sluice).forEach(cause -> signatures.add("server: " + signature(cause)));
    sluice.beyond(server).forEach(cause -> signatures.add("sluice: " + signature(cause)));
    return signatures;
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
    return text.replaceAll(".*\\): ", "")
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
