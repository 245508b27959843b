package dev.sluice.policies.custom;

import java.util.Arrays;
import java.util.Optional;

/** What an own rule looks at (contracts §6). */
public enum On {
  /** The resource as it is to be stored. */
  Resource,
  /** The pods that are built from it, one after the other. */
  Pods,
  /** The options that Flink gets, each a string, by key: the resource's over the installation's. */
  FlinkConfiguration;

  static Optional<On> of(String word) {
    return Arrays.stream(values()).filter(on -> on.name().equals(word)).findFirst();
  }
}
