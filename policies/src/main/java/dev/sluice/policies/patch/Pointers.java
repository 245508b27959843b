package dev.sluice.policies.patch;

import com.fasterxml.jackson.core.JsonPointer;
import dev.sluice.policies.kubernetes.FieldPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** JSON Pointers (RFC 6901) as lists of names. */
public final class Pointers {
  /** The name of the place behind a list's last element. */
  public static final String END = "-";

  private static final Pattern BAD_ESCAPE = Pattern.compile("~(?![01])");
  private static final Set<String> MAPS =
      Set.of(
          "labels",
          "annotations",
          "nodeSelector",
          "matchLabels",
          "flinkConfiguration",
          "flinkProperties",
          "logConfiguration",
          "limits",
          "requests");
  private static final int LONGEST_INDEX = 9;

  private Pointers() {}

  /** The pointer that a string is; empty where it is none. */
  public static Optional<JsonPointer> parse(String string) {
    boolean form = string.isEmpty() || string.startsWith("/");
    return form && (string.indexOf('~') < 0 || !BAD_ESCAPE.matcher(string).find())
        ? Optional.of(JsonPointer.compile(string))
        : Optional.empty();
  }

  /** The names on the way of a pointer. */
  public static List<String> tokens(JsonPointer pointer) {
    List<String> tokens = new ArrayList<>();
    for (JsonPointer rest = pointer; !rest.matches(); rest = rest.tail()) {
      tokens.add(rest.getMatchingProperty());
    }
    return tokens;
  }

  /** The index that a name is, without sign or leading zeros; -1 where it is none. */
  public static int index(String token) {
    int length = token.length();
    if (length == 0 || length > LONGEST_INDEX || (length > 1 && token.charAt(0) == '0')) {
      return -1;
    }
    int index = 0;
    for (int i = 0; i < length; i++) {
      char digit = token.charAt(i);
      if (!isDigit(digit)) {
        return -1;
      }
      index = 10 * index + digit - '0';
    }
    return index;
  }

  /** The path of a member: as a field where it looks like one, else as a map's key. */
  public static FieldPath member(FieldPath parent, String name) {
    return isField(name) && !MAPS.contains(parent.last()) ? parent.field(name) : parent.key(name);
  }

  private static boolean isField(String name) {
    boolean field = !name.isEmpty() && !isDigit(name.charAt(0));
    for (int i = 0; field && i < name.length(); i++) {
      char c = name.charAt(i);
      field = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c);
    }
    return field;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Whether a pointer leads to another one or to something above it. */
  public static boolean leadsTo(List<String> above, List<String> pointer) {
    return above.size() <= pointer.size() && pointer.subList(0, above.size()).equals(above);
  }

  /** Whether two pointers lead to one place, or one of them into the other. */
  public static boolean overlap(List<String> one, List<String> other) {
    return leadsTo(one, other) || leadsTo(other, one);
  }
}
