package dev.sluice.policies.documents;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one reader made of a part.
 *
 * @param values the values before the failure; a JSON null for an empty document
 * @param failure why the rest could not be read; null if all could
 * @param left the budget after it
 */
record Outcome(List<Value> values, @Nullable Unreadable failure, Budget left) {
  boolean complete() {
    return failure == null;
  }

  /** Of two failed attempts the one that got further: its language is the one that was meant. */
  Outcome orFurther(Outcome other) {
    if (failure == null || other.failure == null) {
      return failure == null ? this : other;
    }
    return other.failure.position().compareTo(failure.position()) > 0 ? other : this;
  }
}
