package dev.sluice.policies.apache;

import dev.sluice.policies.kubernetes.Value;

/**
 * A version of Flink as the operator writes it, such as {@code v1_20}.
 *
 * @param name the word; empty where it is not known
 */
public record FlinkVersion(String name) {

  public static FlinkVersion of(Value value) {
    return new FlinkVersion(value.string().filter(name -> name.startsWith("v")).orElse(""));
  }

  /** Whether it is certainly older than another one; every one is older than an empty one. */
  boolean isBefore(String other) {
    return !name.isEmpty() && (other.isEmpty() || order(name) < order(other));
  }

  /** Whether it is certainly another one, or newer; every one is newer than an empty one. */
  public boolean isFrom(String other) {
    return !name.isEmpty() && (other.isEmpty() || order(name) >= order(other));
  }

  /** {@code v1_20} before {@code v2_0}. */
  static long order(String version) {
    long order = 0;
    int number = 0;
    for (int i = 0; i < Math.min(version.length(), 12); i++) {
      char c = version.charAt(i);
      if (c >= '0' && c <= '9') {
        number = number * 10 + (c - '0');
      } else {
        order = order * 1000 + number;
        number = 0;
      }
    }
    return order * 1000 + number;
  }
}
