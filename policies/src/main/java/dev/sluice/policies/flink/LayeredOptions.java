package dev.sluice.policies.flink;

import dev.sluice.policies.flink.FlinkConfiguration.Entry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Options laid over others.
 *
 * @param upper those that count where both give a key
 * @param lower the others
 */
record LayeredOptions(Options upper, Options lower) implements Options {

  @Override
  public List<Entry> all(String key) {
    return together(lower.all(key), upper.all(key));
  }

  @Override
  public @Nullable Entry last(String key) {
    Entry option = upper.last(key);
    return option == null ? lower.last(key) : option;
  }

  @Override
  public List<Entry> below(String prefix) {
    return together(lower.below(prefix), upper.below(prefix));
  }

  @Override
  public List<Entry> entriesOf(String map) {
    return together(lower.entriesOf(map), upper.entriesOf(map));
  }

  @Override
  public List<Entry> belowAny(List<String> beginnings) {
    return together(lower.belowAny(beginnings), upper.belowAny(beginnings));
  }

  private static List<Entry> together(List<Entry> first, List<Entry> second) {
    if (first.isEmpty() || second.isEmpty()) {
      return first.isEmpty() ? second : first;
    }
    List<Entry> both = new ArrayList<>(first);
    both.addAll(second);
    return both;
  }
}
