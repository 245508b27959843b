package dev.sluice.policies.kubernetes;

import java.util.function.IntPredicate;

/** Characters that end a line or that a terminal obeys, as texts of strangers may hold them. */
public final class ControlCharacters {
  private ControlCharacters() {}

  /** Whether it is one of Unicode's control characters, or of its line and paragraph separators. */
  public static boolean contain(int codePoint) {
    return Character.isISOControl(codePoint) || codePoint == '\u2028' || codePoint == '\u2029';
  }

  /** A text with another character for each of them. */
  public static String replace(String text, char replacement) {
    for (int i = 0; i < text.length(); i++) {
      if (contain(text.charAt(i))) { // none of them is of two chars
        return replace(text, ControlCharacters::contain, replacement);
      }
    }
    return text;
  }

  /** The same for whatever characters are meant. */
  public static String replace(String text, IntPredicate meant, char replacement) {
    if (text.codePoints().noneMatch(meant)) {
      return text;
    }
    return text.codePoints()
        .map(c -> meant.test(c) ? replacement : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
