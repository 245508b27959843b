package dev.sluice.policies.cost;

/**
 * What {@link StepAgent} writes into classes: a step at the entry of each method and at each jump
 * back. Loaded by the boot loader, so that classes of the JDK find it. For one thread at a time.
 */
public final class Executed {
  private static long steps;

  private Executed() {}

  /** Called by what is counted. */
  public static void step() {
    steps++;
  }

  /** How many there were so far. */
  public static long steps() {
    return steps;
  }
}
