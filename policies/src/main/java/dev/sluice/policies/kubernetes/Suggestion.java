package dev.sluice.policies.kubernetes;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The known word that a misspelt one was probably meant to be. */
public final class Suggestion {
  private Suggestion() {}

  /** The nearest known word, if it is at most a third of its letters away, ignoring case. */
  public static Optional<String> nearest(String given, Collection<String> known) {
    return known.stream()
        .filter(word -> distance(given, word) <= Math.max(1, word.length() / 3))
        .min(Comparator.comparingInt((String word) -> distance(given, word)).thenComparing(w -> w));
  }

  /** The question for the nearest known word, if there is one. */
  public static Optional<String> didYouMean(String given, Collection<String> known) {
    return nearest(given, known).map(word -> "did you mean " + Quote.string(word) + "?");
  }

  /** Levenshtein's edit distance, ignoring case. */
  private static int distance(String left, String right) {
    String a = left.toLowerCase(Locale.ROOT);
    String b = right.toLowerCase(Locale.ROOT);
    if (Math.abs(a.length() - b.length()) > b.length() / 3 + 1) {
      return Integer.MAX_VALUE;
    }
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int swap = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(swap, Math.min(previous[j], row[j - 1]) + 1);
      }
      previous = row;
    }
    return previous[b.length()];
  }
}
