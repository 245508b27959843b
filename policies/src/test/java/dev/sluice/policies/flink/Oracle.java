package dev.sluice.policies.flink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.policies.Seed;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;

/**
 * Compares what Flink's own classes, and others that the operators read with, make of a notation
 * with what ours do. {@code -Dseed=} repeats a run, {@code -Dnotations=} makes it longer.
 */
public final class Oracle {
  private static final int MANY = Integer.getInteger("notations", 5_000);
  private static final long SEED = Seed.of(Oracle.class);

  private Oracle() {}

  /**
   * Both read the same from each of many random notations, or neither anything.
   *
   * @param theirs what reads by their classes; throws where it cannot
   * @param ours empty where it cannot
   */
  public static <T> void agrees(Function<String, T> theirs, Function<String, Optional<T>> ours) {
    compare(theirs, ours, Optional::equals);
  }

  /**
   * Ours reads what theirs reads, and the same; it may read more, as other versions of theirs do.
   */
  public static <T> void refusesNoMore(
      Function<String, T> theirs, Function<String, Optional<T>> ours) {
    compare(theirs, ours, (wanted, found) -> wanted.isEmpty() || wanted.equals(found));
  }

  private static <T> void compare(
      Function<String, T> theirs,
      Function<String, Optional<T>> ours,
      BiPredicate<Optional<T>, Optional<T>> fits) {
    Map<String, String> differences = new TreeMap<>();
    AtomicInteger readable = new AtomicInteger();
    Notations.random(new Random(SEED), MANY)
        .forEach(
            text -> {
              Optional<T> wanted = read(theirs, text);
              Optional<T> found = ours.apply(text);
              readable.addAndGet(wanted.isPresent() ? 1 : 0);
              if (!fits.test(wanted, found)) {
                differences.put(text, wanted + " and not " + found);
              }
            });
    assertThat(differences).as("seed %d", SEED).isEmpty();
    assertThat(readable.get()).as("some are readable").isGreaterThan(MANY / 500);
  }

  /** What Flink reads for an option with this text. */
  public static <T> T flink(ConfigOption<T> option, String text) {
    return Configuration.fromMap(Map.of(option.key(), text)).get(option);
  }

  private static <T> Optional<T> read(Function<String, T> theirs, String text) {
    try {
      return Optional.ofNullable(theirs.apply(text));
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }
}
