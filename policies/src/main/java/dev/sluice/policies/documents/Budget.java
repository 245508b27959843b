package dev.sluice.policies.documents;

/** How many more values a source may hold, so that no alias bomb outgrows the memory. */
final class Budget {
  private final int all;
  private int left;

  Budget(int all) {
    this(all, all);
  }

  private Budget(int all, int left) {
    this.all = all;
    this.left = left;
  }

  /** The same budget for an attempt that may be thrown away. */
  Budget copy() {
    return new Budget(all, left);
  }

  boolean exhausted() {
    return left < 0;
  }

  void spend(Position at) {
    if (--left < 0) {
      throw new Unreadable(
          at,
          "too many values: a source may hold %,d, aliases counted with all that they bring; split it"
              .formatted(all));
    }
  }
}
