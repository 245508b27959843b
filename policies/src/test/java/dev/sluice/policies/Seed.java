package dev.sluice.policies;

/** The seed of a random test. */
public final class Seed {
  private static final long BUILD = 8;

  private Seed() {}

  /** That of {@code -Dseed=}, else another one each time; printed, so that it repeats the run. */
  public static long of(Class<?> test) {
    return of(test, System.nanoTime());
  }

  /**
   * The same of each build, so that it fails for its own changes only; another one each time where
   * more is asked for.
   *
   * @param more the property that asks for more
   */
  public static long ofBuild(Class<?> test, String more) {
    return of(test, System.getProperty(more) == null ? BUILD : System.nanoTime());
  }

  private static long of(Class<?> test, long otherwise) {
    long seed = Long.getLong("seed", otherwise);
    System.err.println(test.getSimpleName() + ": -Dseed=" + seed);
    return seed;
  }
}
