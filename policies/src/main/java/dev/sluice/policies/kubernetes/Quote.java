package dev.sluice.policies.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Values and choices in the text of findings: at most 64 characters of a value, on one line. */
public final class Quote {
  private static final int LIMIT = 64;
  private static final int CHOICES = 200;
  private static final int LONGEST_URI = 2_048;
  private static final Pattern CREDENTIALS = Pattern.compile("//[^/@]*+@");

  private Quote() {}

  /** A value as JSON, cut after 64 characters; never call it on environment or configuration. */
  public static String value(JsonNode node) {
    return node.isTextual()
        ? string(node.textValue())
        : cut(node.isContainerNode() ? beginning(node) : node.toString());
  }

  /** A value as JSON, cut after 64 characters; never call it on environment or configuration. */
  public static String value(Value value) {
    return value(value.node());
  }

  /** The same, but of an object or list only what it is: it may hold what must not be shown. */
  public static String plain(Value value) {
    return plain(value.node());
  }

  /** What a value is, such as {@code a list}. */
  public static String type(Value value) {
    return type(value.node());
  }

  /** The same, but of an object or list only what it is: it may hold what must not be shown. */
  public static String plain(JsonNode node) {
    return node.isObject() ? "an object" : node.isArray() ? "a list" : value(node);
  }

  /**
   * A string in double quotes, cut after 64 characters, control characters as spaces. Of a URI the
   * user and password are left out: what is said ends in events and logs.
   */
  public static String string(String string) {
    String beginning = string.substring(0, Math.min(string.length(), LONGEST_URI));
    return '"' + cut(CREDENTIALS.matcher(beginning).replaceAll("//…@")) + '"';
  }

  /** Choices, quoted and separated by commas; of very many only the first. */
  public static String choices(Collection<String> choices) {
    String some =
        choices.stream().limit(CHOICES).map(Quote::string).collect(Collectors.joining(", "));
    return choices.size() > CHOICES ? some + ", …" : some;
  }

  /** What a value is, such as {@code a list}. */
  public static String type(JsonNode node) {
    return switch (node.getNodeType()) {
      case ARRAY -> "a list";
      case OBJECT, POJO -> "an object";
      case STRING, BINARY -> "a string";
      case NUMBER -> "a number";
      case BOOLEAN -> "a boolean";
      case NULL, MISSING -> "nothing";
    };
  }

  /** A number that was read from a text, without a fraction of zero. */
  public static String number(double number) {
    return String.valueOf(number).replaceFirst("\\.0$", "");
  }

  /** A text on one line: each control character and line separator as a space. */
  public static String line(String text) {
    return ControlCharacters.replace(text, ' ');
  }

  /** The same, cut after so many characters. */
  public static String line(String text, int most) {
    int end = Math.min(text.length(), most);
    end -= end < text.length() && Character.isHighSurrogate(text.charAt(end - 1)) ? 1 : 0;
    return line(end < text.length() ? text.substring(0, end) + "…" : text);
  }

  /** The beginning of a tree's text, which may be as long as a request. */
  private static String beginning(JsonNode tree) {
    StringBuilder text = new StringBuilder();
    begin(tree, text);
    return text.toString();
  }

  private static void begin(JsonNode node, StringBuilder text) {
    if (text.length() > 2 * LIMIT) {
      return;
    }
    if (node.isObject()) {
      String before = "{";
      for (Map.Entry<String, JsonNode> member : node.properties()) {
        if (text.length() > 2 * LIMIT) {
          return;
        }
        text.append(before).append(json(member.getKey())).append(':');
        begin(member.getValue(), text);
        before = ",";
      }
      text.append(node.isEmpty() ? "{}" : "}");
    } else if (node.isArray()) {
      String before = "[";
      for (JsonNode element : node) {
        if (text.length() > 2 * LIMIT) {
          return;
        }
        text.append(before);
        begin(element, text);
        before = ",";
      }
      text.append(node.isEmpty() ? "[]" : "]");
    } else {
      text.append(node.isTextual() ? json(node.textValue()) : node.toString());
    }
  }

  private static String json(String text) {
    return TextNode.valueOf(text.substring(0, Math.min(text.length(), 2 * LIMIT))).toString();
  }

  private static String cut(String text) {
    String line = line(text.substring(0, Math.min(text.length(), 2 * LIMIT + 2)));
    return line.codePointCount(0, line.length()) <= LIMIT
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LIMIT)) + "…";
  }
}
