package dev.sluice.policies.documents;

/**
 * The text of one document within its source, from its directives or {@code ---} to the next.
 *
 * @param whole the text of the source
 * @param lines the lines of the source
 * @param start the UTF-16 offset of the first character
 * @param end the UTF-16 offset after the last character
 */
record Part(String whole, Lines lines, int start, int end) {
  String text() {
    return whole.substring(start, end);
  }

  /** The position of a code point of this part, counted from 0. */
  Position atCodePoint(int index) {
    return lines.atCodePoint(lines.codePoint(start) + index);
  }

  /** Whether the first character of the value is a brace or a bracket. */
  boolean looksLikeJson() {
    int content = content();
    return content < end && (whole.charAt(content) == '{' || whole.charAt(content) == '[');
  }

  /** The offset of the first character that is no marker, directive, comment or white space. */
  int content() {
    int at = start;
    boolean head = true;
    while (at < end) {
      char c = whole.charAt(at);
      if (c == '#' || (head && c == '%')) {
        at = endOfLine(at);
      } else if (head && whole.startsWith("---", at)) {
        at += 3;
        head = false;
      } else if (Character.isWhitespace(c)) {
        at++;
      } else {
        return at;
      }
    }
    return end;
  }

  private int endOfLine(int from) {
    int at = from;
    while (at < end && whole.charAt(at) != '\n' && whole.charAt(at) != '\r') {
      at++;
    }
    return at;
  }
}
