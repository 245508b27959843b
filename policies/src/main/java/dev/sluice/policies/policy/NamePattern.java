package dev.sluice.policies.policy;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A pattern of names.
 *
 * @param text as it is written: any number of stars, each of which stands for any characters
 * @param compiled the same as a regular expression
 */
public record NamePattern(String text, Pattern compiled) {

  static NamePattern of(String text) {
    return new NamePattern(text, compiled(text));
  }

  boolean matches(String name) {
    return compiled.matcher(name).matches();
  }

  /** What is before, between and after the stars; one piece where there is none. */
  public List<String> pieces() {
    return List.of(text.split("\\*", -1));
  }

  /**
   * Pieces between stars are taken where they come first (a possessive search never takes another),
   * so that no pattern takes longer than its length times that of the name.
   */
  private static Pattern compiled(String pattern) {
    List<String> pieces = Stream.of(pattern.split("\\*", -1)).map(Pattern::quote).toList();
    String rest =
        pieces.stream()
            .skip(1)
            .limit(Math.max(0, pieces.size() - 2))
            .map("(?>.*?%s)"::formatted)
            .collect(Collectors.joining());
    String regex =
        pieces.size() == 1 ? pieces.getFirst() : pieces.getFirst() + rest + ".*" + pieces.getLast();
    return Pattern.compile(regex, Pattern.DOTALL);
  }
}
