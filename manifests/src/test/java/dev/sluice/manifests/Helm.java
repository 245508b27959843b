package dev.sluice.manifests;

import dev.sluice.manifests.BinarySources.Unavailable;
import dev.sluice.manifests.Kubectl.Run;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The chart, as helm takes it.
 *
 * @param program run as kubectl is: with a home of its own and a namespace
 */
record Helm(Kubectl program) {
  private static final String CHART = Path.of("helm/sluice").toAbsolutePath().toString();

  /**
   * The one of this build; made where it is not there yet.
   *
   * @param home where it runs
   */
  static Helm find(Path home) throws Unavailable {
    String helm = BinarySources.helm().find().resolve("helm").toString();
    return new Helm(new Kubectl(helm, home, home, "sluice-system"));
  }

  Helm namespace(String other) {
    return new Helm(program.namespace(other));
  }

  /** What it thinks of the chart. */
  Run lint(List<String> values) {
    return run(Stream.of("lint", "--strict", CHART), values);
  }

  /** The objects of a release of the chart with these values, each as {@code name=value}. */
  Run template(List<String> values) {
    return run(Stream.of("template", "sluice", CHART), values);
  }

  private Run run(Stream<String> arguments, List<String> values) {
    List<String> all = new ArrayList<>(arguments.toList());
    // A release build of helm knows by itself what it was built for.
    all.addAll(List.of("--kube-version", GoBuild.pinnedVersion()));
    values.forEach(value -> all.addAll(List.of("--set", value)));
    return program.run(all.toArray(String[]::new));
  }
}
