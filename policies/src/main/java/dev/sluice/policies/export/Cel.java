package dev.sluice.policies.export;

import com.fasterxml.jackson.core.JsonPointer;
import dev.sluice.policies.kubernetes.FieldPointer;
import java.util.Collection;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Pieces of expressions that are safe on any value: each step down an object is optional, and what
 * is not of the type that is wanted counts as nothing. The API server knows no types in them.
 */
final class Cel {
  /** Always true. */
  static final String TRUE = "true";

  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /** Words of CEL that no field can be called in it. */
  private static final Set<String> WORDS =
      Set.of(
          "as",
          "break",
          "const",
          "continue",
          "else",
          "false",
          "for",
          "function",
          "if",
          "import",
          "in",
          "let",
          "loop",
          "namespace",
          "null",
          "package",
          "return",
          "true",
          "var",
          "void",
          "while");

  private Cel() {}

  /** A string. */
  static String text(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }

  /** A list of strings. */
  static String texts(Collection<String> texts) {
    return texts.stream().map(Cel::text).collect(Collectors.joining(", ", "[", "]"));
  }

  /** What a pointer leads to below an object, as an optional value. */
  static String at(String object, FieldPointer pointer) {
    StringBuilder path = new StringBuilder(object);
    for (JsonPointer rest = pointer.pointer(); !rest.matches(); rest = rest.tail()) {
      path.append(step(rest.getMatchingProperty()));
    }
    return path.toString();
  }

  /** The same for a pointer as text. */
  static String at(String object, String pointer) {
    return at(object, FieldPointer.of(pointer));
  }

  private static String step(String name) {
    return IDENTIFIER.matcher(name).matches() && !WORDS.contains(name)
        ? ".?" + name
        : "[?" + text(name) + "]";
  }

  /** The value of an optional one; null for none, of whose type a value by an index were then. */
  static String value(String optional) {
    return optional + (optional.contains("[?") ? ".orValue(dyn(null))" : ".orValue(null)");
  }

  /** The list that an optional value is; an empty one of anything else. */
  static String list(String optional) {
    return "(type(%1$s) == list ? %1$s : dyn([]))".formatted(value(optional));
  }

  /** The map that an optional value is; an empty one of anything else. */
  static String map(String optional) {
    return "(type(%1$s) == map ? %1$s : dyn({}))".formatted(value(optional));
  }

  /** Whether all of some conditions hold. */
  static String all(Collection<String> conditions) {
    return joined(conditions, " && ", TRUE);
  }

  /** Whether one of some conditions holds. */
  static String any(Collection<String> conditions) {
    return joined(conditions, " || ", "false");
  }

  private static String joined(Collection<String> conditions, String by, String none) {
    return switch (conditions.size()) {
      case 0 -> none;
      case 1 -> conditions.iterator().next();
      default ->
          conditions.stream()
              .map(condition -> "(" + condition + ")")
              .collect(Collectors.joining(by));
    };
  }

  /** Whether a condition does not hold. */
  static String not(String condition) {
    return "!(" + condition + ")";
  }

  /** A list of one line where a condition holds, else an empty one. */
  static String lineIf(String condition, String line) {
    return "(%s ? [%s] : [])".formatted(condition, text(line));
  }
}
