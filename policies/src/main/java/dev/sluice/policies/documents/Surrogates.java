package dev.sluice.policies.documents;

import java.util.regex.Pattern;

/** Halves of surrogate pairs, which no UTF-8 text can hold but an escape can name. */
final class Surrogates {
  /** Matches code points, so never a half of a whole pair. */
  private static final Pattern LONE = Pattern.compile("\\p{Cs}");

  private Surrogates() {}

  static boolean anyLone(String text) {
    return LONE.matcher(text).find();
  }

  /** The text with each lone half replaced by U+FFFD, as Go reads JSON. */
  static String replaced(String text) {
    return LONE.matcher(text).replaceAll("\uFFFD");
  }
}
