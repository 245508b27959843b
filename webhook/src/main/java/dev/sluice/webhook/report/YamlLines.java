package dev.sluice.webhook.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kubernetes.FieldPath;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import picocli.CommandLine.Help.Ansi.Style;

/** Writes values line by line as kubectl lays them out, each with its comment and colour. */
final class YamlLines {
  private static final Style[] ADDED = {Style.fg_green};
  private static final Style[] WRITTEN = {};

  /** The columns that lines are indented by, at most; what is deeper stands on one line. */
  private static final int DEEPEST = 80;

  /** The column before which no comment starts. */
  private static final int COMMENTS = 40;

  private final Terminal terminal;
  private final PrintWriter out;

  /** What is said of an element of a list whose first line comes next. */
  private String pending = "";

  YamlLines(Terminal terminal, PrintWriter out) {
    this.terminal = terminal;
    this.out = out;
  }

  /** A value as lines without comments and colours. */
  static List<String> of(JsonNode value, int columns) {
    if (!value.isContainerNode()) {
      return List.of(YamlText.scalar(value));
    }
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    new YamlLines(new Terminal(columns, false), out)
        .write(new YamlItem(value, null, FieldPath.ROOT, PartComment.NONE));
    out.flush();
    return text.toString().lines().toList();
  }

  /** Writes a whole document. */
  void write(YamlItem item) {
    if (item.isFilled()) {
      below("", "", item);
    } else {
      line("", YamlText.flow(item.node()), item);
    }
  }

  /**
   * The fields or elements of a value.
   *
   * @param first what the first line begins with: blanks, and the dashes of lists around it
   * @param rest what the further lines begin with
   */
  private void below(String first, String rest, YamlItem item) {
    String before = first;
    if (item.node().isObject()) {
      for (String name : item.names()) {
        field(before, rest, name, item.field(name));
        before = rest;
      }
    } else {
      for (YamlItem element : item.elements()) {
        element(before, rest, element);
        before = rest;
      }
    }
  }

  private void field(String first, String rest, String name, YamlItem item) {
    String key = YamlText.string(name);
    if (YamlText.isLong(key)) {
      line(first + "? ", key, item);
      value(rest + ": ", rest + "  ", "", item);
    } else if (item.isFilled() && rest.length() < DEEPEST) {
      line(first, key + ":", item);
      String indent = item.node().isArray() ? rest : rest + "  ";
      below(indent, indent, item);
    } else {
      value(first, rest + "  ", key + ": ", item);
    }
  }

  private void element(String first, String rest, YamlItem item) {
    if (item.isFilled() && rest.length() < DEEPEST) {
      pending = item.comment().text();
      below(first + "- ", rest + "  ", item);
    } else {
      value(first + "- ", rest + "  ", "", item);
    }
  }

  /** A value that begins on the line of what is before it. */
  private void value(String first, String rest, String key, YamlItem item) {
    String text = item.node().isTextual() ? item.node().textValue() : "";
    if (YamlText.isLiteral(text)) {
      line(first, key + (text.endsWith("\n") ? "|" : "|-"), item);
      text.lines().forEach(each -> literal(rest, each, item));
    } else {
      line(first, key + YamlText.scalar(item.node()), item);
    }
  }

  private void literal(String indent, String text, YamlItem item) {
    out.print(text.isEmpty() ? "\n" : indent + terminal.paint(text, style(item)) + "\n");
  }

  private void line(String first, String text, YamlItem item) {
    String comment = item.comment().text();
    if (!comment.isEmpty() && !pending.isEmpty()) {
      out.print(indent(first) + comment(pending) + "\n");
    }
    comment = comment.isEmpty() ? pending : comment;
    pending = "";
    String line = first + terminal.paint(text, style(item));
    int length = Terminal.length(first) + Terminal.length(text);
    int gap = Math.max(2, COMMENTS - length);
    if (comment.isEmpty()) {
      out.print(line + "\n");
    } else if (length + gap + 2 + Terminal.length(comment) <= terminal.columns()) {
      out.print(line + " ".repeat(gap) + comment(comment) + "\n");
    } else {
      out.print(indent(first) + comment(comment) + "\n" + line + "\n");
    }
  }

  private String comment(String text) {
    return terminal.paint("# " + YamlText.comment(text), Style.faint);
  }

  /** The blanks that a line begins with. */
  private static String indent(String first) {
    return " ".repeat(first.length() - first.stripLeading().length());
  }

  private static Style[] style(YamlItem item) {
    return item.comment().isAdded() ? ADDED : WRITTEN;
  }
}
