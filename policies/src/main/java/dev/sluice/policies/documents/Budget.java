package dev.sluice.policies.documents;

/**
 * How many more values, and characters in them, a source may hold, so that no alias bomb outgrows
 * the memory or the time.
 */
final class Budget {
  private final int all;
  private int left;
  private long characters;

  Budget(int all) {
    this(all, all, Documents.MAX_CHARACTERS);
  }

  private Budget(int all, int left, long characters) {
    this.all = all;
    this.left = left;
    this.characters = characters;
  }

  /** The same budget for an attempt that may be thrown away. */
  Budget copy() {
    return new Budget(all, left, characters);
  }

  boolean exhausted() {
    return left < 0 || characters < 0;
  }

  void spend(Position at) {
    if (--left < 0) {
      throw new Unreadable(
          at,
          "too many values: a source may hold %,d, aliases counted with all that they bring; split it"
              .formatted(all));
    }
  }

  /** For the text of a scalar, each time that it is a value or a key. */
  void spend(int length, Position at) {
    characters -= length;
    if (characters < 0) {
      throw new Unreadable(
          at,
          "too much text: a source may hold %,d characters, aliases counted with all that they bring; split it"
              .formatted(Documents.MAX_CHARACTERS));
    }
  }
}
