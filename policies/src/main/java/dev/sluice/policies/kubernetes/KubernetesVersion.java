package dev.sluice.policies.kubernetes;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A minor version of Kubernetes 1 whose API server's rules are known.
 *
 * @param minor from {@link #OLDEST} to {@link #NEWEST}
 */
public record KubernetesVersion(int minor) implements Comparable<KubernetesVersion> {
  /** The oldest one. */
  public static final KubernetesVersion OLDEST = new KubernetesVersion(31);

  /** The newest one. */
  public static final KubernetesVersion NEWEST = new KubernetesVersion(36);

  private static final String MAJOR = "1.";

  private static final Map<String, KubernetesVersion> ALL =
      IntStream.rangeClosed(OLDEST.minor, NEWEST.minor)
          .mapToObj(KubernetesVersion::new)
          .collect(Collectors.toMap(KubernetesVersion::toString, Function.identity()));

  /** The version that a text such as {@code 1.33} names; empty for any that is not known. */
  public static Optional<KubernetesVersion> of(String text) {
    return Optional.ofNullable(ALL.get(text));
  }

  /** Whether it is a minor version or a later one. */
  public boolean isFrom(int first) {
    return minor >= first;
  }

  @Override
  public int compareTo(KubernetesVersion other) {
    return Integer.compare(minor, other.minor);
  }

  /** As in {@code 1.33}. */
  @Override
  public String toString() {
    return MAJOR + minor;
  }
}
