package dev.sluice.policies.flink;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.flink.FlinkConfiguration.Entry;
import dev.sluice.policies.kubernetes.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The options of a map with nested objects, or of several maps.
 *
 * @param entries every option, in the order given
 * @param byKey the last of each key
 * @param repeated what is given more than once
 */
record FlattenedOptions(
    List<Entry> entries, Map<String, Entry> byKey, Map<String, List<Entry>> repeated)
    implements Options {

  static FlattenedOptions of(Value map) {
    List<Entry> entries = new ArrayList<>();
    read(map, "", entries);
    return of(entries);
  }

  static FlattenedOptions of(List<Entry> entries) {
    Map<String, Entry> last = new HashMap<>();
    entries.forEach(entry -> last.put(entry.key(), entry));
    Map<String, List<Entry>> repeated =
        entries.stream()
            .collect(Collectors.groupingBy(Entry::key, LinkedHashMap::new, Collectors.toList()));
    repeated.values().removeIf(given -> given.size() < 2);
    return new FlattenedOptions(List.copyOf(entries), last, repeated);
  }

  /** Whether there is something to flatten in a map, or a null, which is a string there. */
  static boolean hasNested(Value map) {
    for (JsonNode value : map.node()) {
      if (value.isContainerNode() || value.isNull()) {
        return true;
      }
    }
    return false;
  }

  private static void read(Value map, String prefix, List<Entry> entries) {
    map.entries()
        .forEach(
            option -> {
              String key = prefix + option.name();
              if (option.isObject()) {
                read(option, key + ".", entries);
              } else {
                text(option.node())
                    .ifPresent(text -> entries.add(new Entry(key, text, option.path())));
              }
            });
  }

  /** The text that the Apache operator makes of a value; an empty list leaves the option unset. */
  private static Optional<String> text(JsonNode value) {
    if (!value.isArray()) {
      return Optional.of(value.asText());
    }
    return !value.isEmpty() && value.valueStream().allMatch(Options::isText)
        ? Optional.of(value.valueStream().map(JsonNode::asText).collect(Collectors.joining(";")))
        : Optional.empty();
  }

  @Override
  public @Nullable Entry last(String key) {
    return byKey.get(key);
  }

  @Override
  public List<Entry> below(String prefix) {
    return entries.stream().filter(entry -> entry.key().startsWith(prefix)).toList();
  }
}
