package dev.sluice.policies.schema;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A pattern of a schema, which may come from anywhere and is made for another library: what that
 * one reads otherwise, texts that are long, and searches that take long are not judged.
 */
final class BoundedPattern {
  /** Of a text, in UTF-16 units: groups are tried by recursion. */
  private static final int LONGEST = 1_024;

  /** Characters that are looked at. */
  private static final int MOST_LOOKS = 200_000;

  /** What both read alike: no classes in classes, no named classes, no flags but (?:. */
  private static final Pattern UNALIKE =
      Pattern.compile("\\[:|&&|\\(\\?[^:]|\\\\[^\\-\\^$.|?*+(){}\\[\\]/\\\\dDwWsSntr_:,@%#=!<>~ ]");

  private final Pattern pattern;

  private BoundedPattern(Pattern pattern) {
    this.pattern = pattern;
  }

  /** The pattern; empty where it cannot be judged. */
  static Optional<BoundedPattern> of(String pattern) {
    if (pattern.length() > LONGEST || UNALIKE.matcher(pattern).find() || hasNestedClass(pattern)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new BoundedPattern(Pattern.compile(pattern, Pattern.UNIX_LINES)));
    } catch (PatternSyntaxException e) {
      return Optional.empty();
    }
  }

  private static boolean hasNestedClass(String pattern) {
    boolean inside = false;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '[') {
        if (inside) {
          return true;
        }
        inside = true;
      } else if (c == ']') {
        inside = false;
      }
    }
    return false;
  }

  /** Whether the text certainly has no part that the pattern describes. */
  boolean isMissedBy(String text) {
    if (text.length() > LONGEST) {
      return false;
    }
    try {
      return !pattern.matcher(new Looks(text)).find();
    } catch (TooManyLooksException e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return pattern.pattern();
  }

  /** A text whose characters can be looked at so often. */
  private static final class Looks implements CharSequence {
    private final String text;
    private int left = MOST_LOOKS;

    Looks(String text) {
      this.text = text;
    }

    @Override
    public char charAt(int index) {
      if (--left < 0) {
        throw new TooManyLooksException();
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  private static final class TooManyLooksException extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooManyLooksException() {
      super("", null, false, false);
    }
  }
}
