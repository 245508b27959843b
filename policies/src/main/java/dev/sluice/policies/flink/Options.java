package dev.sluice.policies.flink;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.flink.FlinkConfiguration.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Options by key, in one of the forms in which they are kept. */
sealed interface Options permits PlainOptions, NestedOptions, ListedOptions, LayeredOptions {

  /** Every place at which a key is given; the last one counts. */
  List<Entry> all(String key);

  /** The place that counts, where a key is given. */
  default @Nullable Entry last(String key) {
    List<Entry> given = all(key);
    return given.isEmpty() ? null : given.getLast();
  }

  /** The places that count of some keys. */
  default List<Entry> given(Set<String> keys) {
    List<Entry> given = new ArrayList<>();
    for (String key : keys) {
      Entry option = last(key);
      if (option != null) {
        given.add(option);
      }
    }
    return given;
  }

  /** The options whose key begins so, in the order given. */
  List<Entry> below(String prefix);

  /** The options whose key is another one, a dot, and more: entries of a map, one by one. */
  default List<Entry> entriesOf(String map) {
    return below(map + ".");
  }

  /** The options whose key begins with one of some words, none of which begins with another. */
  default List<Entry> belowAny(List<String> beginnings) {
    List<Entry> below = new ArrayList<>();
    for (String beginning : beginnings) {
      below.addAll(below(beginning));
    }
    return below;
  }

  /** Whether a key begins with one of some words: mostly the first character tells. */
  static boolean beginsWithAny(String key, List<String> beginnings) {
    char first = key.isEmpty() ? ' ' : key.charAt(0);
    for (int i = 0; i < beginnings.size(); i++) {
      String beginning = beginnings.get(i);
      if (beginning.charAt(0) == first && key.startsWith(beginning)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a key is another one, a dot, and more. */
  static boolean isEntry(String key, String map) {
    return key.length() > map.length() && key.charAt(map.length()) == '.' && key.startsWith(map);
  }

  /** Whether a value is an option's text. */
  static boolean isText(JsonNode value) {
    return value.isValueNode() && !value.isNull();
  }
}
