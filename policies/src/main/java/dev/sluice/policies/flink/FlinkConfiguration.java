package dev.sluice.policies.flink;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.FieldPath;
import dev.sluice.policies.Place;
import dev.sluice.policies.PlaceType;
import dev.sluice.policies.Resource;
import dev.sluice.policies.Site;
import dev.sluice.policies.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

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
  public static final FlinkConfiguration NONE = new FlinkConfiguration(List.of());

  /**
   * One option as it is given.
   *
   * @param key the full key, with dots
   * @param text the value as text, not yet parsed; never to be shown to anyone
   * @param path the exact entry
   */
  public record Entry(String key, String text, FieldPath path) {}

  private final List<Entry> entries;
  private final Map<String, Entry> last;
  private final Map<String, List<Entry>> duplicates;

  private FlinkConfiguration(List<Entry> entries) {
    this.entries = entries;
    this.last = HashMap.newHashMap(entries.size());
    // No stream: there are configurations of a thousand options.
    entries.forEach(entry -> last.put(entry.key(), entry));
    this.duplicates = last.size() == entries.size() ? Map.of() : repeated(entries);
  }

  private static Map<String, List<Entry>> repeated(List<Entry> entries) {
    Map<String, List<Entry>> byKey =
        entries.stream()
            .collect(Collectors.groupingBy(Entry::key, LinkedHashMap::new, Collectors.toList()));
    byKey.values().removeIf(given -> given.size() < 2);
    return byKey;
  }

  /** The configuration at a place of type {@code FLINK_CONFIGURATION}. */
  public static FlinkConfiguration of(Site site) {
    return site.resource()
        .once(site.place(), s -> of(s.value(), s.place().text("keys").equals("nested")));
  }

  /** The configuration whose place in the kind profile is at a pointer; none where none is. */
  public static FlinkConfiguration at(String pointer, Resource resource) {
    return resource.kind().places(PlaceType.FLINK_CONFIGURATION).stream()
        .filter(place -> place.at().toString().equals(pointer))
        .findFirst()
        .map((Place place) -> of(new Site(place, resource)))
        .orElse(NONE);
  }

  /** The options of a map; none where it is no object. */
  public static FlinkConfiguration of(Value map, boolean nested) {
    List<Entry> entries = new ArrayList<>(map.node().size());
    read(map, "", nested, entries);
    return new FlinkConfiguration(entries);
  }

  private static void read(Value map, String prefix, boolean nested, List<Entry> entries) {
    for (Map.Entry<String, JsonNode> member : map.node().properties()) {
      String key = prefix + member.getKey();
      FieldPath path = map.path().key(member.getKey());
      JsonNode node = member.getValue();
      if (nested && node.isObject()) {
        read(new Value(node, path), key + ".", true, entries);
      } else if (nested && node.isArray()) {
        joined(node).ifPresent(text -> entries.add(new Entry(key, text, path)));
      } else if (isText(node)) {
        entries.add(new Entry(key, node.asText(), path));
      }
    }
  }

  private static Optional<String> joined(JsonNode list) {
    return list.valueStream().allMatch(FlinkConfiguration::isText)
        ? Optional.of(list.valueStream().map(JsonNode::asText).collect(Collectors.joining(";")))
        : Optional.empty();
  }

  private static boolean isText(JsonNode node) {
    return node.isValueNode() && !node.isNull();
  }

  /** Every option, in the order given. */
  public List<Entry> entries() {
    return Collections.unmodifiableList(entries);
  }

  /** The option under the first of the keys that is set; of a key given twice the last counts. */
  public Optional<Entry> get(String... keys) {
    for (String key : keys) {
      Entry given = last.get(key);
      if (given != null) {
        return Optional.of(given);
      }
    }
    return Optional.empty();
  }

  /** Every place at which a key is given. */
  public List<Entry> all(String key) {
    Entry given = last.get(key);
    return given == null ? List.of() : duplicates.getOrDefault(key, List.of(given));
  }

  /** The options whose key begins so. */
  public List<Entry> below(String prefix) {
    List<Entry> below = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry.key().startsWith(prefix)) {
        below.add(entry);
      }
    }
    return below;
  }

  /** The keys given more than once, each with all of its places. */
  public Map<String, List<Entry>> duplicates() {
    return duplicates;
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
