package dev.sluice.policies.flink;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kind.FieldSpec;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Resource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A resource's configuration of Flink: its options as texts, each with the exact path it was given
 * at.
 *
 * <p>Two forms exist. Flat is a map of texts, as Ververica Platform and FlinkCluster have it.
 * Nested is what the Apache operator reads: objects are flattened with dots, lists become their
 * elements joined with semicolons, and both may be mixed, so that one key can be given twice.
 */
public final class FlinkConfiguration {
  /** The configuration in which nothing is set. */
  public static final FlinkConfiguration NONE =
      new FlinkConfiguration(Value.missing(FieldPath.ROOT), false);

  /**
   * One option as it is given.
   *
   * @param key the full key, with dots
   * @param text the value as text, not yet parsed; never to be shown to anyone
   * @param path the exact entry
   */
  public record Entry(String key, String text, FieldPath path) {}

  private final Value map;
  private final Optional<Flattened> flattened;

  /** What has nested members: every option, the last of each key, and what is given twice. */
  private record Flattened(
      List<Entry> entries, Map<String, Entry> last, Map<String, List<Entry>> repeated) {

    static Flattened of(Value map) {
      List<Entry> entries = new ArrayList<>();
      read(map, "", entries);
      return of(entries);
    }

    static Flattened of(List<Entry> entries) {
      Map<String, Entry> last = new HashMap<>();
      entries.forEach(entry -> last.put(entry.key(), entry));
      Map<String, List<Entry>> byKey =
          entries.stream()
              .collect(Collectors.groupingBy(Entry::key, LinkedHashMap::new, Collectors.toList()));
      byKey.values().removeIf(given -> given.size() < 2);
      return new Flattened(List.copyOf(entries), last, byKey);
    }

    private static void read(Value map, String prefix, List<Entry> entries) {
      map.entries()
          .forEach(
              option -> {
                String key = prefix + option.name();
                if (option.node().isObject()) {
                  read(option, key + ".", entries);
                } else {
                  text(option.node())
                      .ifPresent(text -> entries.add(new Entry(key, text, option.path())));
                }
              });
    }

    private static Optional<String> text(JsonNode node) {
      if (!node.isArray()) {
        return isText(node) ? Optional.of(node.asText()) : Optional.empty();
      }
      return node.valueStream().allMatch(FlinkConfiguration::isText)
          ? Optional.of(node.valueStream().map(JsonNode::asText).collect(Collectors.joining(";")))
          : Optional.empty();
    }
  }

  /** A map of options. Mostly there is nothing nested in it: its members are the options then. */
  private FlinkConfiguration(Value map, boolean nested) {
    this.map = map;
    this.flattened =
        nested && hasNested(map.node()) ? Optional.of(Flattened.of(map)) : Optional.empty();
  }

  private FlinkConfiguration(List<Entry> entries) {
    this.map = Value.missing(FieldPath.ROOT);
    this.flattened = Optional.of(Flattened.of(entries));
  }

  private static boolean hasNested(JsonNode map) {
    for (JsonNode value : map) {
      if (value.isContainerNode()) {
        return true;
      }
    }
    return false;
  }

  /** The configuration at a place of type {@code FLINK_CONFIGURATION}. */
  public static FlinkConfiguration of(Field site) {
    return site.resource()
        .once(site.place(), s -> of(s.value(), s.place().text("keys").equals("nested")));
  }

  /** The configuration whose place in the kind profile is at a pointer; none where none is. */
  public static FlinkConfiguration at(String pointer, Resource resource) {
    return resource.kind().places(FieldType.FLINK_CONFIGURATION).stream()
        .filter(place -> place.at().toString().equals(pointer))
        .findFirst()
        .map((FieldSpec place) -> of(new Field(place, resource)))
        .orElse(NONE);
  }

  /** The options of a map; none where it is no object. */
  public static FlinkConfiguration of(Value map, boolean nested) {
    return map.node().isObject() ? new FlinkConfiguration(map, nested) : NONE;
  }

  private static boolean isText(JsonNode node) {
    return node.isValueNode() && !node.isNull();
  }

  /** These options laid over others: of a key that both give, these count. */
  public FlinkConfiguration over(FlinkConfiguration others) {
    if (others == NONE) {
      return this;
    }
    List<Entry> all = new ArrayList<>(others.entries());
    all.addAll(entries());
    return new FlinkConfiguration(all);
  }

  /** The same options, all at one path. */
  public FlinkConfiguration at(FieldPath path) {
    return new FlinkConfiguration(
        entries().stream().map(e -> new Entry(e.key(), e.text(), path)).toList());
  }

  /** The options whose key begins so, without that beginning. */
  public FlinkConfiguration under(String prefix) {
    return new FlinkConfiguration(
        below(prefix).stream()
            .map(e -> new Entry(e.key().substring(prefix.length()), e.text(), e.path()))
            .toList());
  }

  /** Every option, in the order given. */
  public List<Entry> entries() {
    return below("");
  }

  /** The option under the first of the keys that is set; of a key given twice the last counts. */
  public Optional<Entry> get(String... keys) {
    for (String key : keys) {
      Entry given = last(key);
      if (given != null) {
        return Optional.of(given);
      }
    }
    return Optional.empty();
  }

  private @Nullable Entry last(String key) {
    if (flattened.isPresent()) {
      return flattened.get().last.get(key);
    }
    JsonNode value = map.node().get(key);
    return value != null && isText(value) ? entry(key, value) : null;
  }

  private Entry entry(String key, JsonNode value) {
    return new Entry(key, value.asText(), map.path().key(key));
  }

  /** Every place at which a key is given. */
  public List<Entry> all(String key) {
    return duplicates().getOrDefault(key, get(key).map(List::of).orElse(List.of()));
  }

  /** The options whose key begins so. */
  public List<Entry> below(String prefix) {
    if (flattened.isPresent()) {
      return flattened.get().entries.stream().filter(e -> e.key().startsWith(prefix)).toList();
    }
    // No stream: there are configurations of a thousand options, and rules ask often.
    List<Entry> below = new ArrayList<>();
    for (Map.Entry<String, JsonNode> option : map.node().properties()) {
      if (option.getKey().startsWith(prefix) && isText(option.getValue())) {
        below.add(entry(option.getKey(), option.getValue()));
      }
    }
    return below;
  }

  /** The keys given more than once, each with all of its places. */
  public Map<String, List<Entry>> duplicates() {
    return flattened.map(Flattened::repeated).orElse(Map.of());
  }

  /**
   * The entries of an option of type map: of its text, each at the option's path; or, only where
   * the exact key is not set, the options {@code option.KEY}, each at its own path. None where the
   * text cannot be read.
   */
  public List<Entry> map(String option) {
    Optional<Entry> exact = get(option);
    if (exact.isEmpty()) {
      String prefix = option + ".";
      return below(prefix).stream()
          .map(e -> new Entry(e.key().substring(prefix.length()), e.text(), e.path()))
          .toList();
    }
    FieldPath path = exact.get().path();
    return OptionText.map(exact.get().text()).orElse(Map.of()).entrySet().stream()
        .map(e -> new Entry(e.getKey(), e.getValue(), path))
        .toList();
  }

  /** Whether an option, or one of its older names, is set to true. */
  public boolean isTrue(String... keys) {
    return get(keys).flatMap(e -> OptionText.bool(e.text())).orElse(false);
  }

  /** Whether high availability is on: any mode but NONE, also one of the user's own. */
  public boolean isHighlyAvailable() {
    return get("high-availability.type", "high-availability", "recovery.mode")
        .map(mode -> !mode.text().strip().equalsIgnoreCase("none"))
        .orElse(false);
  }
}
