package dev.sluice.webhook.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kubernetes.ControlCharacters;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Values as text of YAML. Every reader, be it of YAML 1.1 or 1.2, takes it for what it is, and a
 * terminal obeys nothing in it: what is not certain to be a word is in quotes, and what is no
 * printed character is escaped.
 */
final class YamlText {
  /** A key of more characters needs a {@code ?} before it. */
  private static final int LONGEST_KEY = 1_000;

  private static final Set<String> NO_STRINGS =
      Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null");

  /** Such as 500m, 1.5Gi or 10s, which no reader takes for a number. */
  private static final Pattern QUANTITY =
      Pattern.compile("[0-9]+(?:\\.[0-9]+)?(?:[mkMGTP]|[KMGTPE]i|m?s|h|d)");

  /** Also of a flag such as {@code -c}. */
  private static final Pattern BEGINNING = Pattern.compile("[A-Za-z_/$]|--?[A-Za-z]");

  private static final String GOES_ON = "0123456789_/$.@%+=:,()*;- ";

  private YamlText() {}

  /** A value on one line; an object or list in braces and brackets. */
  static String flow(JsonNode node) {
    StringBuilder text = new StringBuilder();
    flow(node, text);
    return text.toString();
  }

  /** A string, number, boolean or null, as it stands after a key. */
  static String scalar(JsonNode node) {
    return node.isTextual() ? string(node.textValue()) : flow(node);
  }

  /** A string as it stands after a key, or as a key. */
  static String string(String string) {
    return isPlain(string) || QUANTITY.matcher(string).matches() ? string : quoted(string);
  }

  /** Whether a key, as it is written, needs a {@code ?} before it. */
  static boolean isLong(String key) {
    return key.length() > LONGEST_KEY;
  }

  /** Whether a string of several lines can be written as they are, below a {@code |}. */
  static boolean isLiteral(String string) {
    return string.indexOf('\n') > 0
        && string.charAt(0) != ' '
        && !string.endsWith("\n\n")
        && !string.contains(" \n")
        && !string.endsWith(" ")
        && string.codePoints().allMatch(c -> c == '\n' || isPrinted(c));
  }

  /** A text for a comment: what is no printed character is replaced. */
  static String comment(String text) {
    return ControlCharacters.replace(text, c -> !isPrinted(c), '\uFFFD');
  }

  private static void flow(JsonNode node, StringBuilder text) {
    if (node.isObject()) {
      String before = "{";
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        String key = quoted(field.getKey());
        text.append(before).append(isLong(key) ? "? " : "").append(key).append(": ");
        flow(field.getValue(), text);
        before = ", ";
      }
      text.append(node.isEmpty() ? "{}" : "}");
    } else if (node.isArray()) {
      String before = "[";
      for (JsonNode element : node) {
        text.append(before);
        flow(element, text);
        before = ", ";
      }
      text.append(node.isEmpty() ? "[]" : "]");
    } else {
      text.append(node.isTextual() ? quoted(node.textValue()) : node.asText());
    }
  }

  /** Whether it is a word, or some, that no reader takes for anything but a string. */
  private static boolean isPlain(String string) {
    if (!BEGINNING.matcher(string).lookingAt()) {
      return false;
    }
    for (int i = 1; i < string.length(); i++) {
      char c = string.charAt(i);
      boolean ends = i + 1 == string.length() || string.charAt(i + 1) == ' ';
      if (!isAmong(c, GOES_ON) || (ends && (c == ' ' || c == ':'))) {
        return false;
      }
    }
    return string.length() > 5 || !NO_STRINGS.contains(string.toLowerCase(Locale.ROOT));
  }

  /** Whether it is a letter of ASCII or one of these characters. */
  private static boolean isAmong(char c, String others) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || others.indexOf(c) >= 0;
  }

  private static String quoted(String string) {
    StringBuilder text = new StringBuilder(string.length() + 2).append('"');
    string.codePoints().forEach(c -> append(c, text));
    return text.append('"').toString();
  }

  private static void append(int c, StringBuilder text) {
    switch (c) {
      case '"' -> text.append("\\\"");
      case '\\' -> text.append("\\\\");
      case '\n' -> text.append("\\n");
      case '\t' -> text.append("\\t");
      case '\r' -> text.append("\\r");
      default -> {
        if (isPrinted(c)) {
          text.appendCodePoint(c);
        } else {
          text.append(c > 0xFFFF ? "\\U%08X".formatted(c) : "\\u%04X".formatted(c));
        }
      }
    }
  }

  private static boolean isPrinted(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
