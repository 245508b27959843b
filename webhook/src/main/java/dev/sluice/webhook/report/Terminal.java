package dev.sluice.webhook.report;

import dev.sluice.policies.kubernetes.ControlCharacters;
import dev.sluice.policies.rule.Note;
import dev.sluice.webhook.source.Surroundings;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Help.Ansi.Style;

/**
 * Where text for a person goes: how wide it is, and whether it has colours.
 *
 * @param columns characters in a line
 * @param colours whether ANSI escapes are understood
 */
public record Terminal(int columns, boolean colours) {
  private static final int NARROWEST = 40;
  private static final int USUAL = 100;
  private static final int WIDEST = 120;

  /** How to write for the reader of standard output. */
  public static Terminal of(Surroundings surroundings) {
    boolean dumb = surroundings.variable("TERM").equals("dumb");
    boolean colourless = !surroundings.variable("NO_COLOR").isEmpty();
    return new Terminal(
        columns(surroundings.variable("COLUMNS")), surroundings.terminal() && !colourless && !dumb);
  }

  private static int columns(String given) {
    return given.matches("[1-9][0-9]{0,3}")
        ? Math.clamp(Integer.parseInt(given), NARROWEST, WIDEST)
        : USUAL;
  }

  /**
   * The text in a style, or as it is where there are no colours. A reset ends it: what picocli has
   * for the end of bold underlines twice on many terminals.
   */
  public String paint(String text, Style... styles) {
    return colours && styles.length > 0 ? Style.on(styles) + text + Style.reset.on() : text;
  }

  /**
   * A paragraph whose further lines hang below where the text starts.
   *
   * @param before what the first line starts with; not painted
   * @param text broken between words only, so that a path stays whole even where it is too long
   */
  public String hanging(String before, String text, Style... styles) {
    StringBuilder paragraph = new StringBuilder();
    String indent = before;
    for (String line : lines(text, columns - before.length())) {
      paragraph.append(indent).append(paint(line, styles)).append('\n');
      indent = " ".repeat(before.length());
    }
    return paragraph.toString();
  }

  /**
   * A note in a paragraph.
   *
   * @param resources those that have it, of which the first is named
   */
  String note(Note note, List<String> resources) {
    String more = resources.size() == 1 ? "" : " and " + (resources.size() - 1) + " more";
    String line = note.rule() + ": " + note.problem() + " (" + resources.getFirst() + more + ")";
    return hanging("note  ", plain(line), Style.faint);
  }

  /** A paragraph as comments of YAML, whose further lines hang below where the text starts. */
  String comment(String text, Style... styles) {
    StringBuilder comment = new StringBuilder();
    String indent = "# ";
    for (String line : lines(YamlText.comment(text), columns - 4)) {
      comment.append(paint(indent + line, styles)).append('\n');
      indent = "#   ";
    }
    return comment.toString();
  }

  /** A text of a document without what a terminal would obey, such as escapes and line ends. */
  static String plain(String text) {
    return ControlCharacters.replace(text, Terminal::isObeyed, '\uFFFD');
  }

  /** Format characters too: some turn the direction of what follows. */
  private static boolean isObeyed(int c) {
    return ControlCharacters.contain(c) || Character.getType(c) == Character.FORMAT;
  }

  private static List<String> lines(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split("\\s+")) {
      if (!line.isEmpty() && length(line) + 1 + length(word) > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  /** The characters that a text takes on a line. */
  static int length(CharSequence text) {
    return Character.codePointCount(text, 0, text.length());
  }
}
