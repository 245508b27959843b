package dev.sluice.policies.custom;

import com.google.re2j.Pattern;
import com.networknt.schema.regex.RegularExpression;

/**
 * A pattern of a schema, which takes time in proportion to the text (RE2), whoever wrote the text;
 * it is searched for anywhere in it, as JSON Schema says.
 */
record LinearPattern(Pattern pattern) implements RegularExpression {

  /**
   * @throws com.google.re2j.PatternSyntaxException if it is none
   */
  static LinearPattern of(String text) {
    return new LinearPattern(Pattern.compile(text));
  }

  @Override
  public boolean matches(String text) {
    return pattern.matcher(text).find();
  }
}
