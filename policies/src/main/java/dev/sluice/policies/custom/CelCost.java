package dev.sluice.policies.custom;

import dev.sluice.policies.kubernetes.DeadlineExceededException;
import dev.sluice.policies.kubernetes.Steps;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * What an evaluation may still cost: a step is a value that is looked at, or four characters, since
 * a pattern may be searched for in them.
 */
final class CelCost {
  /** A second or two at the very most, whatever is done with what was looked at. */
  private static final long MOST = 1_000_000;

  /** Why a rule fails that costs more. */
  static final String TOO_LONG = "it takes too long on this resource";

  private final Steps steps;
  private long left = MOST;
  private @Nullable DeadlineExceededException late;

  /** Thrown when nothing is left. */
  private static final class ExceededException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ExceededException() {
      super("", null, false, false);
    }
  }

  CelCost(Steps steps) {
    this.steps = steps;
  }

  /** Takes steps, also of the whole verdict's. */
  void take(int some) {
    left -= some;
    if (late != null) {
      throw late;
    }
    if (left < 0) {
      throw new ExceededException();
    }
    try {
      steps.take(some);
    } catch (DeadlineExceededException e) {
      late = e;
      throw e;
    }
  }

  /**
   * To be called when an evaluation has ended, however: expressions may go on after what looks to
   * them like an error in one of their parts, and come to a result.
   *
   * @throws RuleFailedException if too much was spent
   * @throws DeadlineExceededException if there was no time left
   */
  void settle() throws RuleFailedException {
    if (late != null) {
      throw late;
    }
    if (left < 0) {
      throw new RuleFailedException(TOO_LONG);
    }
  }

  /** Pays for a result on the way: what was made costs its size. */
  void pay(Object result) {
    if (result instanceof String text) {
      take(1 + text.length() / 4);
    } else if (result instanceof Collection<?> made) {
      take(1 + made.size() / 64);
    } else {
      take(1);
    }
  }
}
