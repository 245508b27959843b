package dev.sluice.policies.render;

import dev.sluice.policies.kubernetes.FieldPath;
import java.util.Optional;

/** Where a part of a rendered pod comes from. */
public sealed interface Origin {

  /**
   * Somebody wrote it.
   *
   * @param at where in the resource
   */
  record Written(FieldPath at) implements Origin {}

  /**
   * A system adds it.
   *
   * @param by who, as in {@code Flink}
   * @param because what it is for, or what asks for it, in a few words
   * @param row the rule that names a clash with it; empty where there is none
   * @param from where in the resource it is asked for, such as an option; empty for what comes
   *     anyway
   */
  record Added(String by, String because, String row, Optional<FieldPath> from) implements Origin {

    /** What comes anyway. */
    public static Added of(String by, String because, String row) {
      return new Added(by, because, row, Optional.empty());
    }

    /** The same, since the resource asks for it somewhere. */
    public Added from(FieldPath option) {
      return new Added(by, because, row, Optional.of(option));
    }
  }
}
