package dev.sluice.webhook.report;

/** Text without what XML 1.0 cannot hold or a reader of reports should not obey. */
final class XmlText {
  private static final int REPLACEMENT = 0xFFFD;

  private XmlText() {}

  /** Each control character but line end and tab, half surrogate and non-character as U+FFFD. */
  static String of(String text) {
    StringBuilder legal = new StringBuilder(text.length());
    text.codePoints().map(c -> isLegal(c) ? c : REPLACEMENT).forEach(legal::appendCodePoint);
    return legal.toString();
  }

  /** The same on one line, as an attribute is read anyway. */
  static String line(String text) {
    return of(text).replace('\n', ' ').replace('\t', ' ');
  }

  /** What XML can hold; the separators of lines are no more than text in it. */
  private static boolean isLegal(int c) {
    if (Character.isISOControl(c)) {
      return c == '\n' || c == '\t';
    }
    boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    return !surrogate && (c & 0xFFFE) != 0xFFFE;
  }
}
