package dev.sluice.policies.pod;

import dev.sluice.policies.kubernetes.FieldPointer;
import dev.sluice.policies.render.RenderedPod;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Resource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The pods that a system builds from a resource, or from one of its parts.
 *
 * @param resource the resource
 * @param system whose words rules on them use
 * @param configurationAt the options that Flink reads in them
 * @param isPartial whether what is missing may come from elsewhere
 * @param all one for each process
 */
public record Pods(
    Resource resource,
    PodSystem system,
    Optional<FieldPointer> configurationAt,
    boolean isPartial,
    List<RenderedPod> all) {
  private static final String FRAGMENT = ", unless what this is a part of says more";

  /**
   * Begins a report of a row, under the name that it has for this system.
   *
   * @param more other rows that say the same
   */
  public Findings.Report report(RenderedPod pod, String row, Findings findings, String... more) {
    String rule = system.rule(row);
    List<String> also =
        Stream.concat(Stream.of(row), Stream.of(more))
            .filter(other -> !other.equals(rule))
            .toList();
    String doubt = pod.isCertain() ? system.doubt(rule) : pod.doubt();
    return findings.of(rule).also(also).unless(doubt.isEmpty(), doubt);
  }

  /** The same, each pod with every doubt about it, as for somebody who looks at it. */
  public Pods doubted() {
    return doubted(system.doubt()).doubted(isPartial ? FRAGMENT : "");
  }

  /**
   * The same with one more doubt, of those pods that are certain otherwise.
   *
   * @param otherwise as a problem ends with it; empty for none
   */
  public Pods doubted(String otherwise) {
    return new Pods(
        resource,
        system,
        configurationAt,
        isPartial,
        all.stream().map(pod -> pod.doubted(otherwise)).toList());
  }
}
