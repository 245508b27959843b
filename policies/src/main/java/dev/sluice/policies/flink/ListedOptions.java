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

  static ListedOptions of(List<Entry> entries) {
    Map<String, List<Entry>> byKey = new HashMap<>();
    for (Entry entry : entries) {
      byKey.computeIfAbsent(entry.key(), key -> new ArrayList<>(1)).add(entry);
    }
    return new ListedOptions(List.copyOf(entries), byKey);
  }

  @Override
  public List<Entry> all(String key) {
    return byKey.getOrDefault(key, List.of());
  }

  @Override
  public List<Entry> below(String prefix) {
    List<Entry> below = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry.key().startsWith(prefix)) {
        below.add(entry);
      }
    }
    return below;
  }
}
