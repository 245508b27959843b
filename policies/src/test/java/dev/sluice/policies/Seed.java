package dev.sluice.policies;

/** The seed of a random test. */
public final class Seed {
  private Seed() {}

  /** That of {@code -Dseed=}, else another one each time; printed, so that it repeats the run. */
  public static long of(Class<?> test) {
    return of(test, System.nanoTime());
  }

  /** That of {@code -Dseed=}, else a given one; printed, too. */
  public static long of(Class<?> test, long otherwise) {
    long seed = Long.getLong("seed", otherwise);
    System.err.println(test.getSimpleName() + ": -Dseed=" + seed);
    return seed;
  }
}
