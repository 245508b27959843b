package dev.sluice.policies.flink;

import dev.sluice.policies.flink.FlinkConfiguration.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Options of an installation's own configuration, with their keys made.
 *
 * @param entries every option, in the order given
 * @param byKey the places of each key
 */
record ListedOptions(List<Entry> entries, Map<String, List<Entry>> byKey) implements Options {

  private static final ListedOptions NONE = new ListedOptions(List.of(), Map.of());

  static ListedOptions of(List<Entry> entries) {
    if (entries.isEmpty()) {
      return NONE;
    }
    Map<String, List<Entry>> byKey = new HashMap<>();
    for (Entry entry : entries) {
      String key = entry.key();
      List<Entry> given = byKey.get(key);
      if (given == null) {
        byKey.put(key, List.of(entry));
      } else {
        byKey.put(key, with(entry, given));
      }
    }
    return new ListedOptions(List.copyOf(entries), byKey);
  }

  /** Mostly there is one, for which a list that can grow is too much. */
  private static List<Entry> with(Entry another, List<Entry> given) {
    List<Entry> all = given.size() == 1 ? new ArrayList<>(given) : given;
    all.add(another);
    return all;
  }

  @Override
  public List<Entry> all(String key) {
    return byKey.getOrDefault(key, List.of());
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
