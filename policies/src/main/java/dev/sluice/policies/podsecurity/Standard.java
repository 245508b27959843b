package dev.sluice.policies.podsecurity;

import dev.sluice.policies.render.RenderedPod;

/**
 * A level in a version of the standards.
 *
 * @param minor of Kubernetes 1, such as 36: the version of the cluster, or an older one that a
 *     namespace keeps to
 */
public record Standard(Level level, int minor) {

  /** Tells how a pod breaks it. */
  public void check(RenderedPod pod, Breaches breaches) {
    if (level != Level.PRIVILEGED) {
      new PodCheck(this, pod, breaches).check();
    }
  }

  /** Whether nothing breaks it that does not break another one, too. */
  public boolean isWithin(Standard other) {
    return level == Level.PRIVILEGED || (minor == other.minor && level.compareTo(other.level) <= 0);
  }

  boolean isRestricted() {
    return level == Level.RESTRICTED;
  }

  /** Whether it is at least of a version. */
  boolean isFrom(int version) {
    return minor >= version;
  }
}
