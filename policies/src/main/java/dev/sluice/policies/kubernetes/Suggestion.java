package dev.sluice.policies.kubernetes;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The known word that a misspelt one was probably meant to be. */
public final class Suggestion {
  /** No word that is known is longer. */
  private static final int LONGEST = 100;

  /** No object of a kind has more fields; whoever defines one with more gets no suggestions. */
  private static final int MOST = 1_000;

  private Suggestion() {}

  /** The nearest known word, if it is at most a third of its letters away, ignoring case. */
  public static Optional<String> nearest(String given, Collection<String> known) {
    boolean costly = given.length() > LONGEST || known.size() > MOST;
    String lower = costly ? "" : given.toLowerCase(Locale.ROOT);
    String nearest = null;
    int least = Integer.MAX_VALUE;
    for (String word : lower.isEmpty() ? List.<String>of() : known) {
      int most = Math.max(1, word.length() / 3);
      if (Math.abs(lower.length() - word.length()) <= most) {
        int distance = distance(lower, word.toLowerCase(Locale.ROOT));
        boolean nearer =
            distance < least
                || (distance == least && nearest != null && word.compareTo(nearest) < 0);
        if (distance <= most && nearer) {
          nearest = word;
          least = distance;
        }
      }
    }
    return Optional.ofNullable(nearest);
  }

  /** The question for the nearest known word, if there is one. */
  public static Optional<String> didYouMean(String given, Collection<String> known) {
    return nearest(given, known).map(word -> "did you mean " + Quote.string(word) + "?");
  }

  /** Levenshtein's edit distance. */
  private static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    int[] row = new int[b.length() + 1];
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int swap = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(swap, Math.min(previous[j], row[j - 1]) + 1);
      }
      int[] last = previous;
      previous = row;
      row = last;
    }
    return previous[b.length()];
  }
}
