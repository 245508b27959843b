package dev.sluice.policies.flink;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Flink's older notation of lists: pieces between delimiters, each trimmed, or in single or double
 * quotes with a doubled quote for the quote itself.
 */
final class SplitText {
  private final String text;
  private final char delimiter;
  private final List<String> pieces = new ArrayList<>();
  private boolean isFirst = true;
  private int at;

  private SplitText(String text, char delimiter) {
    this.text = text;
    this.delimiter = delimiter;
  }

  /** The pieces; empty where a quote is not closed or not followed by a delimiter. */
  static Optional<List<String>> split(String text, char delimiter) {
    SplitText split = new SplitText(text, delimiter);
    return split.readAll() ? Optional.of(List.copyOf(split.pieces)) : Optional.empty();
  }

  private boolean readAll() {
    skipBlanks();
    while (at < text.length()) {
      char first = text.charAt(at);
      if (first != '"' && first != '\'') {
        unquoted();
      } else if (!quoted(first)) {
        return false;
      }
      skipBlanks();
    }
    return true;
  }

  /** Reads to the delimiter and over it; an empty piece counts unless it is the first. */
  private void unquoted() {
    int end = text.indexOf(delimiter, at);
    String piece = text.substring(at, end < 0 ? text.length() : end).trim();
    if (!piece.isEmpty() || !isFirst) {
      pieces.add(piece);
    }
    isFirst = false;
    at = end < 0 ? text.length() : end + 1;
  }

  private boolean quoted(char quote) {
    StringBuilder piece = new StringBuilder();
    for (at++; at < text.length(); at++) {
      if (text.charAt(at) != quote) {
        piece.append(text.charAt(at));
      } else if (at + 1 < text.length() && text.charAt(at + 1) == quote) {
        piece.append(quote);
        at++;
      } else {
        at++;
        pieces.add(piece.toString());
        isFirst = false;
        return atDelimiterOrEnd();
      }
    }
    return false;
  }

  private boolean atDelimiterOrEnd() {
    skipBlanks();
    boolean ends = at >= text.length();
    boolean delimited = !ends && text.charAt(at) == delimiter;
    at += delimited ? 1 : 0;
    return ends || delimited;
  }

  private void skipBlanks() {
    while (at < text.length()
        && Character.isWhitespace(text.charAt(at))
        && text.charAt(at) != delimiter) {
      at++;
    }
  }
}
