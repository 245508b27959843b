package dev.sluice.webhook.report;

import java.util.ArrayDeque;
import java.util.Deque;

/** Text of a page, in which nothing that is reported can become markup. */
final class Html {
  private final StringBuilder page = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /**
   * Begins an element.
   *
   * @param attributes names and values in turn
   */
  Html begin(String element, String... attributes) {
    page.append('<').append(element);
    for (int i = 0; i < attributes.length; i += 2) {
      page.append(' ').append(attributes[i]).append("=\"");
      escape(attributes[i + 1]);
      page.append('"');
    }
    page.append('>');
    open.push(element);
    return this;
  }

  /** Ends the element that was begun last. */
  Html end() {
    page.append("</").append(open.pop()).append('>');
    return this;
  }

  Html text(String text) {
    escape(Terminal.plain(text));
    return this;
  }

  /** An element that holds a text and nothing else. */
  Html element(String element, String text, String... attributes) {
    return begin(element, attributes).text(text).end();
  }

  /** An element without an end. */
  Html empty(String element, String... attributes) {
    begin(element, attributes);
    open.pop();
    return this;
  }

  /** Markup, script or style of our own. */
  Html own(String markup) {
    page.append(markup);
    return this;
  }

  Html line() {
    page.append('\n');
    return this;
  }

  private void escape(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> page.append("&amp;");
        case '<' -> page.append("&lt;");
        case '>' -> page.append("&gt;");
        case '"' -> page.append("&quot;");
        default -> page.append(c);
      }
    }
  }

  @Override
  public String toString() {
    return page.toString();
  }
}
