package dev.sluice.policies.documents;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a source where documents start, so that each is read by itself: at a line that starts with
 * {@code ---} and, after a line {@code ...}, at the next text. Directives and comments ahead of a
 * document belong to it. No JSON text holds such a line but between two values.
 */
final class Splitter {
  private final String text;
  private final Lines lines;
  private final List<Integer> starts = new ArrayList<>();

  /** Where the text before the next document starts; negative within a document. */
  private int head;

  private Splitter(String text, Lines lines) {
    this.text = text;
    this.lines = lines;
  }

  static List<Part> parts(String text, Lines lines) {
    Splitter splitter = new Splitter(text, lines);
    for (int line = 0; line < lines.count(); line++) {
      splitter.line(lines.start(line), lines.start(line + 1));
    }
    return splitter.parts();
  }

  private void line(int start, int end) {
    if (isMarker("---", start, end)) {
      begin(start);
    } else if (isMarker("...", start, end)) {
      head = end;
    } else if (head >= 0 && isContent(start, end)) {
      begin(start);
    }
  }

  private void begin(int start) {
    starts.add(head >= 0 ? head : start);
    head = -1;
  }

  private boolean isMarker(String marker, int start, int end) {
    int after = start + marker.length();
    return text.startsWith(marker, start)
        && (after >= end || Character.isWhitespace(text.charAt(after)));
  }

  private boolean isContent(int start, int end) {
    String line = text.substring(start, end).strip();
    return !line.isEmpty() && line.charAt(0) != '#' && text.charAt(start) != '%';
  }

  private List<Part> parts() {
    if (starts.isEmpty()) {
      starts.add(0);
    }
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < starts.size(); i++) {
      int end = i + 1 < starts.size() ? starts.get(i + 1) : text.length();
      parts.add(new Part(text, lines, starts.get(i), end));
    }
    return parts;
  }
}
