package dev.sluice.policies.flink;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.flink.FlinkConfiguration.Entry;
import dev.sluice.policies.kubernetes.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The options of a map in which nothing is nested: looked up in the tree itself, since most of them
 * are never asked for.
 */
record PlainOptions(Value map) implements Options {

  @Override
  public List<Entry> all(String key) {
    Entry option = last(key);
    return option == null ? List.of() : List.of(option);
  }

  @Override
  public @Nullable Entry last(String key) {
    map.steps().take();
    JsonNode value = map.node().get(key);
    return value != null && Options.isText(value) ? entry(key, value) : null;
  }

  /** There are mostly fewer options than keys that a rule knows. */
  @Override
  public List<Entry> given(Set<String> keys) {
    if (map.node().size() > keys.size()) {
      return Options.super.given(keys);
    }
    map.steps().take(map.node().size());
    List<Entry> given = new ArrayList<>(0);
    for (Map.Entry<String, JsonNode> option : map.node().properties()) {
      if (keys.contains(option.getKey()) && Options.isText(option.getValue())) {
        given.add(entry(option.getKey(), option.getValue()));
      }
    }
    return given;
  }

  @Override
  public List<Entry> below(String prefix) {
    // No stream: there are configurations of a thousand options, and rules ask often.
    map.steps().take(map.node().size());
    List<Entry> below = new ArrayList<>(0);
    for (Map.Entry<String, JsonNode> option : map.node().properties()) {
      if (option.getKey().startsWith(prefix) && Options.isText(option.getValue())) {
        below.add(entry(option.getKey(), option.getValue()));
      }
    }
    return below;
  }

  @Override
  public List<Entry> entriesOf(String map) {
    this.map.steps().take(this.map.node().size());
    List<Entry> entries = new ArrayList<>(0);
    for (Map.Entry<String, JsonNode> option : this.map.node().properties()) {
      if (Options.isEntry(option.getKey(), map) && Options.isText(option.getValue())) {
        entries.add(entry(option.getKey(), option.getValue()));
      }
    }
    return entries;
  }

  /** In one pass. */
  @Override
  public List<Entry> belowAny(List<String> beginnings) {
    map.steps().take(map.node().size());
    List<Entry> below = new ArrayList<>();
    for (Map.Entry<String, JsonNode> option : map.node().properties()) {
      if (Options.beginsWithAny(option.getKey(), beginnings) && Options.isText(option.getValue())) {
        below.add(entry(option.getKey(), option.getValue()));
      }
    }
    return below;
  }

  private Entry entry(String key, JsonNode value) {
    return new Entry(key, value.asText(), () -> map.path().key(key));
  }
}
