package dev.sluice.policies.documents;

import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.scanner.Constant;

/**
 * What SnakeYAML's scanner reads from: all code points of a document in one array. SnakeYAML's own
 * reader copies its window again for every kilobyte of a token, 50 s for a text of 10 MB.
 */
final class CodePointReader extends StreamReader {
  private final int[] text;
  private int index;
  private int line;
  private int column;

  CodePointReader(int[] text) {
    super("");
    this.text = text;
  }

  /** The last code point before the current one that is no space and no tab; 0 if there is none. */
  int lastBeforeBlanks() {
    int at = beforeBlanks();
    return at < 0 ? 0 : text[at];
  }

  /** Whether that code point stands by itself, as an indicator does. */
  boolean standsAlone() {
    int before = beforeBlanks() - 1;
    return before < 0 || Constant.NULL_BL_T_LINEBR.has(text[before]);
  }

  private int beforeBlanks() {
    int at = index - 1;
    while (at >= 0 && Constant.NULL_BL_T.has(text[at])) {
      at--;
    }
    return at;
  }

  @Override
  public Mark getMark() {
    return new Mark("", index, line, column, text, index);
  }

  @Override
  public void forward() {
    forward(1);
  }

  @Override
  public void forward(int length) {
    for (int i = 0; i < length && index < text.length; i++) {
      int c = text[index++];
      if (Constant.LINEBR.has(c) || (c == '\r' && peek() != '\n')) {
        line++;
        column = 0;
      } else if (c != 0xFEFF) {
        column++;
      }
    }
  }

  @Override
  public int peek() {
    return peek(0);
  }

  @Override
  public int peek(int ahead) {
    return index + ahead < text.length ? text[index + ahead] : 0;
  }

  @Override
  public String prefix(int length) {
    return new String(text, index, Math.min(length, text.length - index));
  }

  @Override
  public String prefixForward(int length) {
    String prefix = prefix(length);
    index = Math.min(text.length, index + length);
    column += length;
    return prefix;
  }

  @Override
  public int getColumn() {
    return column;
  }

  @Override
  public int getDocumentIndex() {
    return index;
  }

  @Override
  public void resetDocumentIndex() {}

  @Override
  public int getIndex() {
    return index;
  }

  @Override
  public int getLine() {
    return line;
  }
}
