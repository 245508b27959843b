package dev.sluice.policies.kubernetes;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The work on one verdict, counted where it grows with what is judged: a step is a value that is
 * looked at, an option that is looked for, or a report. Now and then it asks whether there is still
 * time; of clocks it knows nothing. For one thread.
 */
public final class Steps {
  /** Of values that belong to no verdict, such as a policy's own; not counted. */
  public static final Steps UNCOUNTED = new Steps(null);

  /** Between two questions for the time: some ten microseconds. */
  private static final int ROUND = 1_000;

  private final @Nullable BooleanSupplier overdue;
  private long taken;
  private long next = ROUND;

  private Steps(@Nullable BooleanSupplier overdue) {
    this.overdue = overdue;
  }

  /**
   * @param overdue whether nobody waits for the verdict any more
   */
  public static Steps until(BooleanSupplier overdue) {
    return new Steps(overdue);
  }

  /** Takes one step. */
  public void take() {
    take(1);
  }

  /**
   * Takes steps.
   *
   * @throws DeadlineExceededException if there is no time left
   */
  public void take(int steps) {
    if (overdue != null) { // one object of all threads is only read
      taken += steps;
      if (taken >= next) {
        ask(overdue);
      }
    }
  }

  private void ask(BooleanSupplier late) {
    next = taken + ROUND;
    if (late.getAsBoolean()) {
      throw new DeadlineExceededException();
    }
  }

  /** How many steps were taken; 0 where they are not counted. */
  public long taken() {
    return taken;
  }
}
