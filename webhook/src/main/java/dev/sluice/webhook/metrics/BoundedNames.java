package dev.sluice.webhook.metrics;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Values of a label that users choose: so many by their name, those seen later as {@code other}.
 */
final class BoundedNames {
  /** What stands for every value that has no series of its own. */
  static final String OTHER = "other";

  private final int most;
  private final Set<String> names = ConcurrentHashMap.newKeySet();

  BoundedNames(int most) {
    this.most = most;
  }

  /** The value of the label for a name. */
  String label(String name) {
    return names.contains(name) || admits(name) ? name : OTHER;
  }

  private synchronized boolean admits(String name) {
    return names.contains(name) || (names.size() < most && names.add(name));
  }
}
