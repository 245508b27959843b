package dev.sluice.policies.flink;

import dev.sluice.policies.flink.FlinkConfiguration.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Options of an installation's own configuration, with their keys made.
 *
 * @param entries every option, in the order given
 * @param byKey the last place of each key
 */
record ListedOptions(List<Entry> entries, Map<String, Entry> byKey) implements Options {

  private static final ListedOptions NONE = new ListedOptions(List.of(), Map.of());

  static ListedOptions of(List<Entry> entries) {
    if (entries.isEmpty()) {
      return NONE;
    }
    Map<String, Entry> byKey = HashMap.newHashMap(entries.size());
    for (Entry entry : entries) {
      byKey.put(entry.key(), entry);
    }
    return new ListedOptions(List.copyOf(entries), byKey);
  }

  @Override
  public List<Entry> all(String key) {
    return byKey.containsKey(key)
        ? entries.stream().filter(entry -> entry.key().equals(key)).toList()
        : List.of();
  }

  @Override
  public @Nullable Entry last(String key) {
    return byKey.get(key);
  }

  @Override
  public List<Entry> entriesOf(String map) {
    List<Entry> below = new ArrayList<>(0);
    for (Entry entry : entries) {
      if (Options.isEntry(entry.key(), map)) {
        below.add(entry);
      }
    }
    return below;
  }

  /** In one pass. */
  @Override
  public List<Entry> belowAny(List<String> beginnings) {
    List<Entry> below = new ArrayList<>(entries.size());
    for (Entry entry : entries) {
      if (Options.beginsWithAny(entry.key(), beginnings)) {
        below.add(entry);
      }
    }
    return below;
  }

  @Override
  public List<Entry> below(String prefix) {
    if (entries.isEmpty()) {
      return List.of();
    }
    List<Entry> below = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry.key().startsWith(prefix)) {
        below.add(entry);
      }
    }
    return below;
  }
}
