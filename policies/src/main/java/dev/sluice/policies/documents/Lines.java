package dev.sluice.policies.documents;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The lines of a text: turns offsets, in UTF-16 units or in code points, into positions. */
final class Lines {
  private final int length;

  /** UTF-16 offsets of the second halves of all surrogate pairs. */
  private final int[] pairs;

  /** UTF-16 offsets of the first characters of all lines. */
  private final int[] starts;

  /** The same in code points. */
  private final int[] codePointStarts;

  Lines(String text) {
    length = text.length();
    pairs = IntStream.range(1, length).filter(i -> isPair(text, i)).toArray();
    starts =
        IntStream.concat(
                IntStream.of(0),
                IntStream.range(0, length).filter(i -> endsLine(text, i)).map(i -> i + 1))
            .toArray();
    codePointStarts = Arrays.stream(starts).map(this::codePoint).toArray();
  }

  private static boolean isPair(String text, int i) {
    return Character.isSurrogatePair(text.charAt(i - 1), text.charAt(i));
  }

  private static boolean endsLine(String text, int i) {
    char c = text.charAt(i);
    return c == '\n' || (c == '\r' && !(i + 1 < text.length() && text.charAt(i + 1) == '\n'));
  }

  int count() {
    return starts.length;
  }

  /**
   * The UTF-16 offset at which a line starts, the lines counted from 0; the text's end after it.
   */
  int start(int line) {
    return line < starts.length ? starts[line] : length;
  }

  int codePoints() {
    return codePoint(length);
  }

  /** The offset in code points of a UTF-16 offset. */
  int codePoint(int offset) {
    int found = Arrays.binarySearch(pairs, offset);
    return offset - (found >= 0 ? found : -found - 1);
  }

  Position atOffset(int offset) {
    return atCodePoint(codePoint(offset));
  }

  Position atCodePoint(int offset) {
    int found = Arrays.binarySearch(codePointStarts, offset);
    int line = found >= 0 ? found : -found - 2;
    return new Position(line + 1, offset - codePointStarts[line] + 1);
  }
}
